using System.Text;
using Larmor.Experiments;
using Larmor.Workbench.Results;
using PureHDF;
using PureHDF.VOL.Native;

namespace Larmor.Workbench.Tests.Results;

public sealed class Hdf5FileTests
{
    [Fact]
    public void An_array_comes_back_with_its_shape_units_and_meaning()
    {
        NativeFile file = Read(Samples.Run(Samples.Hysteresis()));
        IH5Dataset data = file.Dataset("hysteresis/m-along-up");
        Assert.Equal([3UL, 4UL], data.Space.Dimensions);
        Assert.Equal(Samples.Hysteresis().Arrays[0].Values, data.Read<double[]>());
        Assert.Equal("1", Text(data, "units"));
        Assert.Equal(Samples.Hysteresis().Arrays[0].Meaning, Text(data, "long_name"));
    }

    [Fact]
    public void Each_axis_of_an_array_points_to_its_scale()
    {
        NativeFile file = Read(Samples.Run(Samples.Hysteresis()));
        NativeObjectReference1[][] axes = file.Dataset("hysteresis/m-along-up").Attribute("DIMENSION_LIST").Read<NativeObjectReference1[][]>();
        string[] names = [.. axes.Select(axis => file.Get(axis[0]).Name)];
        Assert.Equal(2, axes.Length);
        double[] fields = ((IH5Dataset)file.Get(axes[1][0])).Read<double[]>();
        Assert.Equal([-0.1, -0.05, 0.05, 0.1], fields);
        Assert.Equal(2, names.Distinct(StringComparer.Ordinal).Count());
        IH5Dataset scale = file.Dataset("hysteresis/field");
        Assert.Equal("DIMENSION_SCALE", Text(scale, "CLASS"));
        Assert.Equal("field", Text(scale, "NAME"));
        Assert.Equal("T", Text(scale, "units"));
    }

    [Fact]
    public void The_class_of_a_scale_is_a_string_of_sixteen_bytes_as_its_specification_demands()
    {
        NativeFile file = Read(Samples.WholeRun());
        Assert.Equal(16, file.Dataset("hysteresis/field").Attribute("CLASS").Type.Size);
        Assert.Equal(16, file.Dataset("fmr/resonances/row").Attribute("CLASS").Type.Size);
    }

    [Fact]
    public void Arrays_over_the_same_axis_share_it_and_others_get_their_own()
    {
        NamedArray first = new("a", "1", "A.", [new Axis("field", "T", [0, 1])], [1, 2]);
        HysteresisResult result = Samples.Hysteresis() with { Arrays = [first, first with { Name = "b" }, first with { Name = "c", Axes = [new Axis("field", "T", [0, 2])] }] };
        IH5Group group = Read(Samples.Run(result)).Group("hysteresis");
        string names = string.Join(' ', group.Children().Select(child => child.Name).Order(StringComparer.Ordinal));
        Assert.Equal("a b c field field-2 loops scalars", names);
    }

    [Fact]
    public void Large_arrays_written_one_after_another_come_back_beside_small_ones_and_keep_their_axes()
    {
        const int rows = 300, columns = 301;
        Axis x = new("x", "m", [.. Enumerable.Range(0, columns).Select(i => 1e-9 * i)]), y = new("y", "T", [.. Enumerable.Range(0, rows).Select(i => 0.1 * i)]);
        NamedArray Large(string name, double factor) => new(name, "1", "A large one.", [y, x], [.. Enumerable.Range(0, rows * columns).Select(i => factor * i)]);
        HysteresisResult result = Samples.Hysteresis() with { Arrays = [Large("a", 1), new NamedArray("small", "1", "A small one.", [new Axis("field", "T", [0, 1])], [1, 2]), Large("b", -0.5)] };
        NativeFile file = Read(Samples.Run(result));
        Assert.Equal([1.0, 2.0], file.Dataset("hysteresis/small").Read<double[]>());
        foreach ((string name, double factor) in ((string, double)[])[("a", 1), ("b", -0.5)])
        {
            IH5Dataset data = file.Dataset($"hysteresis/{name}");
            Assert.Equal([300UL, 301UL], data.Space.Dimensions);
            Assert.Equal(Enumerable.Range(0, rows * columns).Select(i => factor * i), data.Read<double[]>());
            NativeObjectReference1[][] axes = data.Attribute("DIMENSION_LIST").Read<NativeObjectReference1[][]>();
            Assert.Equal("y x", string.Join(' ', axes.Select(axis => file.Get(axis[0]).Name)));
        }
        Assert.Equal(16, file.Dataset("hysteresis/x").Attribute("CLASS").Type.Size);
    }

    [Fact]
    public void A_file_written_to_the_disk_has_the_bytes_of_the_one_made_in_memory()
    {
        RunRecord run = Samples.WholeRun();
        ContentList content = ContentList.Of(run);
        string path = Path.GetTempFileName();
        try
        {
            using (FileStream file = new(path, FileMode.Create, FileAccess.ReadWrite)) Hdf5File.Write(file, run, content);
            Assert.Equal(Hdf5File.Bytes(run, content), File.ReadAllBytes(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_table_comes_back_by_column_with_its_names_as_flags()
    {
        NativeFile file = Read(Samples.Run(Samples.Magnetoresistance()));
        Table table = Samples.Magnetoresistance().Tables[0];
        Assert.Equal(table.Columns[0].Values, file.Dataset("magnetoresistance/shares/series").Read<double[]>());
        IH5Dataset names = file.Dataset("magnetoresistance/shares/name");
        string[] meanings = Text(names, "flag_meanings").Split(' ');
        Assert.Equal(string.Join(';', table.Labels!), string.Join(';', names.Read<int[]>().Select(code => meanings[code].Replace('_', ' '))));
    }

    [Fact]
    public void Long_sentences_are_not_cut()
    {
        string meaning = string.Concat(Enumerable.Repeat("Δμ along the stack, ", 40));
        FmrResult result = Samples.Fmr() with { Scalars = [new Scalar("frequency", 1, "Hz", meaning)] };
        Assert.Equal(meaning, Text(Read(Samples.Run(result)).Dataset("fmr/scalars/frequency"), "long_name"));
    }

    [Fact]
    public void A_missing_scalar_says_why()
    {
        IH5Dataset shift = Read(Samples.Run(Samples.Hysteresis())).Dataset("hysteresis/scalars/loop-shift");
        Assert.True(double.IsNaN(shift.Read<double>()));
        Assert.Contains("limit cycle", Text(shift, "reason"), StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_only_look_like_an_object_header_are_left_alone()
    {
        byte[] data = [.. Encoding.ASCII.GetBytes("OHDR"), 2, 0, 8, .. new byte[30]];
        byte[] before = [.. data];
        DimensionScaleRepair.Apply(data);
        Assert.Equal(before, data);
    }

    private static NativeFile Read(RunRecord record) =>
        (NativeFile)H5File.Open(new MemoryStream(Hdf5File.Bytes(record, ContentList.Of(record))));

    private static string Text(IH5Object of, string attribute) => of.Attribute(attribute).Read<string>();
}
