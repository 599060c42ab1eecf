using System.Buffers.Binary;
using CsCheck;
using Larmor.Workbench.Results;
using Larmor.Workbench.Sweeps;

namespace Larmor.Workbench.Tests.Sweeps;

/// <summary>Journals that were cut, that have a flipped bit, or that are of another version or another sweep: repaired or refused with a word, never a wrong number.</summary>
public sealed class BadJournals : IDisposable
{
    private const int Spacers = 6, Frees = 5, Points = Spacers * Frees;

    private static readonly string Text = SweepSamples.Map(Spacers, Frees);

    private readonly string room = Directory.CreateTempSubdirectory("larmor-bad-journals-").FullName;
    private readonly byte[] good;
    private readonly Dictionary<int, string> rows = [];

    public BadJournals()
    {
        SweepSamples.RunSlice(room, "good", Text, SweepSlice.Whole);
        good = File.ReadAllBytes(JournalOf("good"));
        using JournalFile journal = JournalFile.Open(JournalOf("good"));
        rows = RowsOf(journal);
        Assert.Equal(Points, rows.Count);
    }

    public void Dispose() => Directory.Delete(room, recursive: true);

    [Fact]
    public void A_journal_cut_at_any_byte_gives_back_every_point_that_was_whole_and_no_other()
    {
        string path = Path.Combine(room, "cut.journal");
        int before = 0;
        for (int length = 0; length < good.Length; length++)
        {
            File.WriteAllBytes(path, good[..length]);
            using JournalFile journal = JournalFile.Open(path);
            int found = CheckRows(journal);
            Assert.Null(journal.Damage);
            Assert.InRange(found, before, before + 10);
            before = found;
        }
        Assert.InRange(before, 1, Points - 1);
    }

    [Fact]
    public void A_journal_with_a_flipped_bit_is_refused_or_gives_only_points_that_are_right()
    {
        string path = Path.Combine(room, "flipped.journal");
        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Int[0, 7]).Sample(
            (place, bit) =>
            {
                byte[] bytes = (byte[])good.Clone();
                bytes[place] ^= (byte)(1 << bit);
                File.WriteAllBytes(path, bytes);
                try
                {
                    using JournalFile journal = JournalFile.Open(path);
                    Assert.InRange(CheckRows(journal), 0, Points);
                    Assert.True(place >= JournalFormat.HeaderLength);
                }
                catch (JournalException refused)
                {
                    Assert.True(place < JournalFormat.HeaderLength);
                    Assert.Contains("flipped.journal", refused.Message, StringComparison.Ordinal);
                }
            },
            iter: 400, threads: 1);
    }

    [Fact]
    public void A_sweep_whose_journal_was_damaged_anywhere_ends_with_the_same_table_or_is_refused()
    {
        SweepSamples.Run(room, "whole", Text);
        byte[] table = File.ReadAllBytes(Path.Combine(room, "whole", "tables", "sweep.csv")), arrays = File.ReadAllBytes(Path.Combine(room, "whole", "results.h5"));
        int trial = 0;
        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Int[0, 7], Gen.Bool).Sample(
            (place, bit, cuts) =>
            {
                string name = string.Create(CultureInfo.InvariantCulture, $"trial-{trial++}");
                SweepSamples.RunSlice(room, name, Text, new SweepSlice(30, 30));    // makes the folder, with its last points
                byte[] bytes = cuts ? good[..place] : (byte[])good.Clone();
                if (!cuts) bytes[place] ^= (byte)(1 << bit);
                File.WriteAllBytes(Path.Combine(room, $"{name}.journal", "points-1of1-0001.journal"), bytes);
                if (!cuts && place < JournalFormat.HeaderLength)
                {
                    Assert.Throws<ResultsException>(() => SweepSamples.Run(room, name, Text, resumes: true));
                    return;
                }
                SweepSamples.Run(room, name, Text, resumes: true);
                Assert.Equal(table, File.ReadAllBytes(Path.Combine(room, name, "tables", "sweep.csv")));
                Assert.Equal(arrays, File.ReadAllBytes(Path.Combine(room, name, "results.h5")));
            },
            iter: 12, threads: 1);
    }

    [Fact]
    public void Words_and_citations_that_were_damaged_are_there_in_the_end()
    {
        SweepSamples.Run(room, "whole", Text);
        string notes = string.Join('\n', SweepSamples.Run(room, "first", Text).Run.Results[0].Notes);
        int at = JournalFormat.HeaderLength;
        while (good[at + JournalFormat.FrameHead] != JournalFormat.NoteFrame) at += JournalFormat.FrameHead + BinaryPrimitives.ReadInt32LittleEndian(good.AsSpan(at));
        byte[] bytes = (byte[])good.Clone();
        bytes[at + 30] ^= 16;
        File.WriteAllBytes(JournalOf("good"), bytes);
        PipelineResult resumed = SweepSamples.Run(room, "good", Text, resumes: true);
        Assert.NotEmpty(notes);
        Assert.Equal(notes, string.Join('\n', resumed.Run.Results[0].Notes.SkipLast(1)));
        Assert.Contains("is damaged in 1 place", resumed.Run.Results[0].Notes[^1], StringComparison.Ordinal);
        Assert.Equal(File.ReadAllBytes(Path.Combine(room, "whole", "tables", "sweep.csv")), File.ReadAllBytes(Path.Combine(room, "good", "tables", "sweep.csv")));
    }

    [Fact]
    public void A_journal_of_another_version_is_refused_by_both_versions()
    {
        byte[] bytes = (byte[])good.Clone();
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), 2);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(60), Crc32C.Of(bytes.AsSpan(0, 60)));
        File.WriteAllBytes(JournalOf("good"), bytes);
        string message = Assert.Throws<ResultsException>(() => SweepSamples.Run(room, "good", Text, resumes: true)).Message;
        Assert.Contains("of version 2", message, StringComparison.Ordinal);
        Assert.Contains("reads version 1", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_journal_and_a_journal_of_another_sweep_are_refused()
    {
        File.WriteAllText(Path.Combine(room, "good.journal", "notes.journal"), new string('x', 200));
        Assert.Contains("'notes.journal' is not a journal of Larmor", Assert.Throws<ResultsException>(() => SweepSamples.Run(room, "good", Text, resumes: true)).Message, StringComparison.Ordinal);
        File.Delete(Path.Combine(room, "good.journal", "notes.journal"));
        SweepSamples.RunSlice(room, "other", SweepSamples.Map(Spacers, Frees + 1), SweepSlice.Whole);
        File.Copy(JournalOf("other"), Path.Combine(room, "good.journal", "points-1of1-0009.journal"));
        Assert.Contains("'points-1of1-0009.journal' belongs to another sweep", Assert.Throws<ResultsException>(() => SweepSamples.Run(room, "good", Text, resumes: true)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_journals_that_differ_in_one_bit_of_one_point_are_not_merged()
    {
        byte[] bytes = (byte[])good.Clone();
        (int start, int size) = LastFrame(bytes);
        bytes[start + size - 20] ^= 1;
        Span<byte> frame = bytes.AsSpan(start, size);
        BinaryPrimitives.WriteUInt32LittleEndian(frame[4..], JournalFormat.Checksum(frame));
        File.WriteAllBytes(Path.Combine(room, "good.journal", "points-1of1-0002.journal"), bytes);
        Assert.Contains("hold different results of point", Assert.Throws<ResultsException>(() => SweepSamples.Run(room, "good", Text, resumes: true)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_copies_of_one_task_that_ran_at_once_are_merged()
    {
        File.Copy(JournalOf("good"), Path.Combine(room, "good.journal", "points-1of1-0002.journal"));
        SweepSamples.Run(room, "good", Text, resumes: true);
        SweepSamples.Run(room, "whole", Text);
        Assert.Equal(File.ReadAllBytes(Path.Combine(room, "whole", "tables", "sweep.csv")), File.ReadAllBytes(Path.Combine(room, "good", "tables", "sweep.csv")));
    }

    [Fact]
    public void The_checksum_has_its_published_check_values()
    {
        Assert.Equal(0xE3069283u, Crc32C.Of("123456789"u8));
        Assert.Equal(0x8A9136AAu, Crc32C.Of(new byte[32]));                                           // RFC 3720, B.4: 32 zeros, 32 ones, 0 to 31
        Assert.Equal(0x62A8AB43u, Crc32C.Of([.. Enumerable.Repeat((byte)0xFF, 32)]));
        Assert.Equal(0x46DD794Eu, Crc32C.Of([.. Enumerable.Range(0, 32).Select(i => (byte)i)]));
        Assert.Equal(Crc32C.Of("123456789"u8), Crc32C.Of("1234"u8, "56789"u8));
    }

    private static (int Start, int Size) LastFrame(byte[] bytes)
    {
        int at = JournalFormat.HeaderLength;
        while (true)
        {
            int size = JournalFormat.FrameHead + BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at));
            if (at + size == bytes.Length) return (at, size);
            at += size;
        }
    }

    private int CheckRows(JournalFile journal)
    {
        Dictionary<int, string> found = RowsOf(journal);
        Assert.All(found, row => Assert.Equal(rows[row.Key], row.Value));
        return found.Count;
    }

    private static Dictionary<int, string> RowsOf(JournalFile journal)
    {
        Dictionary<int, string> found = [];
        byte[] body = [];
        foreach (PointRange range in journal.Ranges)
        {
            journal.Read(range, ref body);
            PointRows points = new(body.AsSpan(0, range.Length), journal.Layouts);
            while (points.TryNext(out PointRow row))
            {
                string names = string.Join(',', row.Layout?.Columns.Select(column => column.Name) ?? []);
                found.Add(row.Point, $"{row.Outcome} {names} {Convert.ToHexString(row.Numbers)} {row.Reason}");
            }
        }
        return found;
    }

    private string JournalOf(string name) => Path.Combine(room, $"{name}.journal", "points-1of1-0001.journal");
}
