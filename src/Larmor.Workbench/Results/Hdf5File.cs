using System.Globalization;
using System.Text;
using Larmor.Experiments;
using PureHDF;

namespace Larmor.Workbench.Results;

/// <summary>
/// All arrays and tables of a run in HDF5: a group per experiment, in it its arrays, a group per table, and the scalars. Axes are dimension
/// scales, so that xarray and netCDF open it with named axes; units and meanings are attributes.
/// </summary>
/// <remarks>
/// The only file that knows PureHDF. Source of the attributes: HDF5 Dimension Scale Specification, and the netCDF conventions <c>units</c>
/// and <c>long_name</c>; names of rows are numbers with <c>flag_values</c> and <c>flag_meanings</c> (CF conventions 3.5), since netCDF-C
/// stumbles over data sets of strings with a fixed length. The back references of the specification (REFERENCE_LIST) are left out; readers do not need them.
/// </remarks>
internal static class Hdf5File
{
    private const int StringBlock = 64;
    private const int LongestAttribute = 60_000;

    /// <summary>Arrays with more values than this are written one after another, so that only one of them is in memory.</summary>
    private const int LargestTogether = 1 << 16;

    /// <summary>The whole file.</summary>
    public static byte[] Bytes(RunRecord record, ContentList content)
    {
        using MemoryStream memory = new();
        Compose(memory, record, content);
        byte[] bytes = memory.ToArray();
        DimensionScaleRepair.Apply(bytes);
        return bytes;
    }

    /// <summary>Writes the whole file into an empty one, which is left at its end; memory holds one large array at a time.</summary>
    public static void Write(FileStream file, RunRecord record, ContentList content)
    {
        Compose(file, record, content);
        DimensionScaleRepair.Apply(file);
    }

    private static void Compose(Stream stream, RunRecord record, ContentList content)
    {
        Composer composer = new();
        H5File file = new();
        composer.Describe(file, ("larmor", record.Version), ("title", record.Device.Title), ("comment", "All values are in SI units; x is the stack axis and film normal."));
        foreach (ExperimentContent experiment in content.Experiments) file[experiment.Name.Replace('/', '-')] = composer.Experiment(experiment);
        H5WriteOptions options = new(DefaultStringLength: ((composer.LongestString / StringBlock) + 1) * StringBlock);
        using H5NativeWriter writer = file.BeginWrite(stream, options);
        foreach ((H5Dataset<double[]> data, IReadOnlyList<double> values) in composer.Later) writer.Write(data, [.. values]);
    }

    /// <summary>Builds groups and data sets, and remembers the longest string, since longer ones would be cut.</summary>
    private sealed class Composer
    {
        private readonly List<(H5Dataset<double[]> Data, IReadOnlyList<double> Values)> later = [];

        public int LongestString { get; private set; }

        /// <summary>Large arrays, whose values are still to be written.</summary>
        public IReadOnlyList<(H5Dataset<double[]> Data, IReadOnlyList<double> Values)> Later => later;

        public void Describe(H5Object target, params (string Name, string Value)[] attributes)
        {
            foreach ((string name, string value) in attributes)
            {
                LongestString = Math.Max(LongestString, Encoding.UTF8.GetByteCount(value));
                target.Attributes[name] = value;
            }
        }

        public H5Group Experiment(ExperimentContent experiment)
        {
            H5Group group = new();
            Describe(group, ("kind", experiment.Result.Kind), ("outcome", SummaryFile.Word(experiment.Result.Outcome.Kind)));
            if (experiment.Result.Outcome.Reason.Length > 0) Describe(group, ("reason", experiment.Result.Outcome.Reason));
            AddArrays(group, experiment.Result.Arrays);
            foreach (Table table in experiment.Result.Tables) group[Free(group, table.Name)] = TableGroup(table);
            H5Group scalars = new();
            foreach (Scalar scalar in experiment.Result.Scalars) scalars[Free(scalars, scalar.Name)] = ScalarSet(scalar);
            group[Free(group, "scalars")] = scalars;
            return group;
        }

        private void AddArrays(H5Group group, IReadOnlyList<NamedArray> arrays)
        {
            List<(Axis Axis, H5Dataset Scale)> scales = [];
            foreach (NamedArray array in arrays)
            {
                ulong[] lengths = [.. array.Axes.Select(axis => (ulong)axis.Values.Count)];
                H5Dataset data = array.Values.Count <= LargestTogether ? new H5Dataset(array.Values.ToArray(), fileDims: lengths) : Postponed(array.Values, lengths);
                Describe(data, ("units", array.Unit), ("long_name", array.Meaning));
                Attach(data, [.. array.Axes.Select(axis => ScaleOf(group, scales, axis))]);
                group[Free(group, array.Name)] = data;
            }
        }

        private H5Dataset<double[]> Postponed(IReadOnlyList<double> values, ulong[] lengths)
        {
            H5Dataset<double[]> data = new(fileDims: lengths);
            later.Add((data, values));
            return data;
        }

        /// <summary>The scale of an axis, shared by all arrays that run over the same values.</summary>
        private H5Dataset ScaleOf(H5Group group, List<(Axis Axis, H5Dataset Scale)> scales, Axis axis)
        {
            foreach ((Axis known, H5Dataset scale) in scales)
            {
                if (known.Name == axis.Name && known.Unit == axis.Unit && known.Values.SequenceEqual(axis.Values)) return scale;
            }
            string name = Free(group, axis.Name);
            H5Dataset added = Scale(name, axis.Unit, axis.Name, axis.Values.ToArray());
            group[name] = added;
            scales.Add((axis, added));
            return added;
        }

        /// <summary>A table as a group: its first column is the scale of the others; rows with names are counted, the names are flags.</summary>
        private H5Group TableGroup(Table table)
        {
            H5Group group = new();
            Describe(group, ("long_name", table.Meaning));
            if (table.Columns.Count == 0) return group;
            bool isNamed = table.Labels is not null;
            Column first = table.Columns[0];
            string scaleName = isNamed ? "row" : first.Name;
            double[] counts = [.. Enumerable.Range(0, first.Values.Count).Select(i => (double)i)];
            H5Dataset scale = isNamed ? Scale(scaleName, "1", "number of the row", counts) : Scale(scaleName, first.Unit, first.Meaning, first.Values.ToArray());
            group[scaleName] = scale;
            if (table.Labels is { } labels)
            {
                H5Dataset names = Names(labels);
                Attach(names, [scale]);
                group["name"] = names;
            }
            foreach (Column column in isNamed ? table.Columns : table.Columns.Skip(1))
            {
                H5Dataset data = new(column.Values.ToArray());
                Describe(data, ("units", column.Unit), ("long_name", column.Meaning));
                Attach(data, [scale]);
                group[Free(group, column.Name)] = data;
            }
            return group;
        }

        /// <summary>The names of rows as flags; where they are more than an attribute holds, the flags alone, with the place of the names.</summary>
        private H5Dataset Names(IReadOnlyList<string> labels)
        {
            Dictionary<string, int> flags = new(StringComparer.Ordinal);
            H5Dataset names = new(labels.Select(label => flags.TryGetValue(label, out int known) ? known : flags[label] = flags.Count).ToArray());
            string meanings = string.Join(' ', flags.Keys.Select(label => label.Replace(' ', '_')));
            bool fits = Encoding.UTF8.GetByteCount(meanings) <= LongestAttribute && flags.Count * sizeof(int) <= LongestAttribute;
            Describe(names, ("long_name", "name of the row"), fits ? ("flag_meanings", meanings) : ("comment", "The names are too many for an attribute; they stand in the first column of the CSV table."));
            if (fits) names.Attributes["flag_values"] = Enumerable.Range(0, flags.Count).ToArray();
            return names;
        }

        private H5Dataset ScalarSet(Scalar scalar)
        {
            H5Dataset data = new(scalar.Value ?? double.NaN);
            Describe(data, ("units", scalar.Unit), ("long_name", scalar.Meaning));
            if (scalar.Reason is { } reason) Describe(data, ("reason", reason));
            return data;
        }

        private H5Dataset Scale(string name, string unit, string meaning, double[] values)
        {
            H5Dataset scale = new(values);
            Describe(scale, ("CLASS", "DIMENSION_SCALE"), ("NAME", name), ("units", unit), ("long_name", meaning));
            return scale;
        }

        private static void Attach(H5Dataset data, H5Dataset[] scales) =>
            data.Attributes["DIMENSION_LIST"] = scales.Select(scale => new[] { new H5ObjectReference(scale) }).ToArray();

        /// <summary>The name, with a number where the group already has it.</summary>
        private static string Free(H5Group group, string name)
        {
            string clean = name.Replace('/', '-');
            string free = clean;
            for (int count = 2; group.ContainsKey(free); count++) free = $"{clean}-{count.ToString(CultureInfo.InvariantCulture)}";
            return free;
        }
    }
}
