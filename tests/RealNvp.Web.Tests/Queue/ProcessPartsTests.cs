using RealNvp.Engine.Training.Events;
using RealNvp.Web.Queue.Processes;

namespace RealNvp.Web.Tests.Queue;

/// <summary>The small parts around a training process.</summary>
public sealed class ProcessPartsTests
{
    [Fact]
    public async Task Long_lines_are_cut_and_the_next_line_is_whole()
    {
        var text = new string('a', 10_000) + "\r\nsecond\n\n" + new string('b', 9) + "\r\nlast";
        var reader = new BoundedLineReader(new StringReader(text), 100);

        var lines = new List<string>();
        while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            lines.Add(line);
        }

        Assert.Equal([new string('a', 100), "second", "", "bbbbbbbbb", "last"], lines);
    }

    [Theory]
    [InlineData("")]
    [InlineData("loading...")]
    [InlineData("{")]
    [InlineData("[1]")]
    [InlineData("{\"x\":1}")]
    [InlineData("{\"event\":\"of-tomorrow\"}")]
    [InlineData("{\"event\":\"epoch\",\"epoch\":\"many\"}")]
    public void A_line_that_is_no_event_is_none(string line) => Assert.Null(EventParser.TryParse(line));

    [Fact]
    public void An_event_is_read_with_numbers_that_are_none_and_fields_of_tomorrow()
    {
        var read = EventParser.TryParse(
            """{"event":"epoch","epoch":3,"trainNll":"NaN","valNll":"Infinity","penalty":0,"learningRate":0.1,"gradNorm":1,"seconds":2,"etaSeconds":1,"new":[]}""");

        Assert.Equal(new EpochEvent(3, double.NaN, double.PositiveInfinity, 0, 0.1, 1, 2, 1), read);
    }

    [Theory]
    [InlineData(137, "The training process was killed, perhaps because the machine ran out of memory (SIGKILL).")]
    [InlineData(139, "The training process crashed (SIGSEGV).")]
    [InlineData(1, "The training process ended without a result (exit code 1).")]
    [InlineData(-1073741819, "The training process ended without a result (exit code 0xC0000005).")]
    public void An_exit_is_explained(int code, string reason) => Assert.Equal(reason, ExitDescription.Describe(code, new OutputTail()).Reason);

    [Fact]
    public void The_tail_keeps_the_last_lines_and_cuts_long_ones()
    {
        var tail = new OutputTail();
        for (var i = 0; i < 100; i++)
        {
            tail.Add($"line {i}");
        }

        tail.Add("  ");
        tail.Add(new string('x', 10_000));

        var last = tail.Last(3);
        Assert.Equal(["line 98", "line 99"], last.Take(2));
        Assert.Equal(OutputTail.MaxLineLength + 3, last[2].Length);
        Assert.Equal(OutputTail.MaxLines, tail.Last(1000).Count);
    }

    [Fact]
    public void A_process_inherits_paths_and_no_settings()
    {
        var environment = new Dictionary<string, string?>
        {
            ["PATH"] = "/bin",
            ["HOME"] = "/home/x",
            ["LC_ALL"] = "C",
            ["RealNvp__Secret"] = "s",
            ["ASPNETCORE_URLS"] = "http://x",
            ["OMP_NUM_THREADS"] = "1",
        };

        ChildEnvironment.Clean(environment);

        Assert.Equal(["HOME", "LC_ALL", "PATH"], environment.Keys.Order());
    }

    [Theory]
    [InlineData("../outside")]
    [InlineData("/etc/hostname")]
    [InlineData("")]
    [InlineData("missing")]
    public void Only_files_of_the_work_folder_are_found(string name)
    {
        var folder = new WorkFolder("a", Directory.CreateTempSubdirectory("studio-work-").FullName);
        try
        {
            Assert.Null(folder.FindNamed(name));
            File.WriteAllText(folder.Combine("here"), "");
            Assert.NotNull(folder.FindNamed("here"));
        }
        finally
        {
            folder.Delete();
        }
    }
}
