using System.Text;
using Larmor.Workbench.DeviceFiles;

namespace Larmor.Workbench.Tests.DeviceFiles;

/// <summary>
/// Each file in WrongFiles has one fault. What Larmor says about it stands in WrongFiles/messages.approved.txt, to be read top to bottom.
/// </summary>
public class WrongDeviceFiles
{
    private const string Folder = "tests/Larmor.Workbench.Tests/WrongFiles";

    private static string[] Files => [.. Directory.GetFiles(Path.Combine(Repository.Root, Folder), "*.yaml").Order(StringComparer.Ordinal)];

    [Fact]
    public void Every_wrong_file_is_refused_with_the_approved_message()
    {
        StringBuilder text = new();
        Assert.True(Files.Length >= 60);
        foreach (string path in Files)
        {
            foreach (DeviceFileError error in Errors(path)) text.AppendLine((error with { File = Path.GetFileName(path) }).ToString());
            text.AppendLine();
        }
        ApprovedText.Check(Folder + "/messages.approved.txt", text.ToString());
    }

    [Fact]
    public void Every_message_has_a_place_inside_its_file_and_speaks_no_programmers_words()
    {
        foreach (string path in Files)
        {
            int lines = File.ReadAllBytes(path).Count(one => one == (byte)'\n') + 1;
            foreach (DeviceFileError error in Errors(path))
            {
                Assert.InRange(error.Line, 1, lines);
                Assert.True(error.Column >= 1);
                string message = error with { File = "" } is var plain ? plain.ToString() : "";
                Assert.True(message.Length is > 20 and < 420, $"{path}: {message}");
                foreach (string word in (string[])["Exception", "   at ", "Parameter '", "YamlDotNet", "null", "Larmor.Workbench", "System."])
                {
                    Assert.False(message.Contains(word, StringComparison.Ordinal), $"{path}: {message}");
                }
            }
        }
    }

    [Fact]
    public void A_file_that_is_not_there_or_is_a_folder_is_refused()
    {
        Assert.Contains("there is no such file", Assert.Throws<DeviceFileException>(() => DeviceFileReader.Read("no-such-file.yaml")).Message, StringComparison.Ordinal);
        Assert.Contains("this is a folder", Assert.Throws<DeviceFileException>(() => DeviceFileReader.Read(Repository.Root)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_too_large_is_refused_before_it_is_read()
    {
        string text = "larmor: 1\n#" + new string('x', 8 << 20);
        Assert.Contains("too long", Assert.Throws<DeviceFileException>(() => DeviceFileReader.Parse(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Independent_faults_are_all_listed_in_the_order_of_the_file()
    {
        string text = DeviceFileTemplate.Text
            .Replace("temperature: 4.2 K", "temperature: 4.2", StringComparison.Ordinal)
            .Replace("thickness: 40 nm", "thickness: 40 mT", StringComparison.Ordinal)
            .Replace("duration: 20 ns", "durration: 20 ns", StringComparison.Ordinal);
        IReadOnlyList<DeviceFileError> errors = Assert.Throws<DeviceFileException>(() => DeviceFileReader.Parse(text)).Errors;
        Assert.Equal(["temperature", "stack[1].thickness", "experiments[4].dynamics.durration"], errors.Select(error => error.Path), StringComparer.Ordinal);
    }

    [Fact]
    public void No_cut_of_a_good_file_leads_to_anything_but_a_good_file_or_a_message()
    {
        string text = DeviceFileTemplate.Text;
        for (int length = 0; length < text.Length; length += 7) Read(text[..length]);
    }

    [Fact]
    public void No_changed_character_of_a_good_file_leads_to_anything_but_a_good_file_or_a_message()
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, "tests/Larmor.Workbench.Tests/GoodFiles/words.yaml"));
        const string Others = "[]{}:,-#&*!|>'\"%@` \n0x";
        for (int i = 0; i < text.Length; i += 3) Read(string.Concat(text.AsSpan(0, i), Others.AsSpan(i % Others.Length, 1), text.AsSpan(i + 1)));
    }

    private static IReadOnlyList<DeviceFileError> Errors(string path)
    {
        DeviceFileException failure = Assert.Throws<DeviceFileException>(() => DeviceFileReader.Read(path));
        Assert.NotEmpty(failure.Errors);
        return failure.Errors;
    }

    private static void Read(string text)
    {
        try
        {
            Assert.NotNull(DeviceFileReader.Parse(text).Device);
        }
        catch (DeviceFileException failure)
        {
            Assert.NotEmpty(failure.Errors);
        }
    }
}
