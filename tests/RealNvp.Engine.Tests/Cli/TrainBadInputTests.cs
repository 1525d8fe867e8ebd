using System.Globalization;
using RealNvp.Engine.Cli;
using RealNvp.Engine.Training.Events;

namespace RealNvp.Engine.Tests.Cli;

/// <summary>Input that cannot be trained with, refused before anything is trained.</summary>
public sealed class TrainBadInputTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Numbers_that_are_no_settings_are_refused_in_the_same_words()
    {
        var result = await EngineProcess.RunAsync(
            "train", "--work", _folder.File("work"), "--threads", "abc", "--checkpoint-epochs", "0.5", "--checkpoint-seconds", "-1", "--epochs", "0", "--keep-best", "perhaps");

        Assert.Equal(ExitCode.BadInput, result.ExitCode);
        foreach (var line in (string[])[
            "threads: threads is \"abc\"; it must be a whole number from 0 to 1024.",
            "checkpoint-epochs: checkpoint-epochs is 0.5; it must be a whole number from 1 to 1,000,000.",
            "checkpoint-seconds: checkpoint-seconds is -1; it must be a number greater than 0 and at most 1,000,000,000.",
            "training.epochs: epochs is 0; it must be a whole number from 1 to 1,000,000.",
            "training.keepBest: keepBest is \"perhaps\"; it must be true or false."])
        {
            Assert.Contains(line, result.Errors, StringComparison.Ordinal);
        }

        Assert.False(Directory.Exists(_folder.File("work")));
    }

    [Fact]
    public async Task A_table_that_is_not_there_is_named_before_anything_is_written()
    {
        var result = await EngineProcess.RunAsync("train", "--work", _folder.File("work"), "--csv", _folder.File("none.csv"));

        Assert.Equal(ExitCode.BadInput, result.ExitCode);
        Assert.Contains("dataset.csv: csv names the file", result.Errors, StringComparison.Ordinal);
        Assert.Contains("none.csv", result.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.File("work")));
    }

    public static TheoryData<string, string> BadTables() => new()
    {
        { Table(i => i == 7 ? "NaN,1" : $"{i},{i % 3}"), "missing value" },
        { Table(i => i == 7 ? "inf,1" : $"{i},{i % 3}"), "inf" },
        { Table(_ => "3,4"), "the same value in every row" },
        { Table(i => $"{i},5"), "b has the same value in every row" },
        { "a,b\n1,2\n3,4\n", "2 rows; at least 20 are needed" },
        { Table(i => i == 7 ? "1e30,1" : $"{i % 5},{i % 3}"), "\"a\"" },
        { WideTable(513), "513 columns; a flow takes at most 512" },
    };

    [Theory]
    [MemberData(nameof(BadTables))]
    public async Task Data_that_hold_no_density_are_refused_by_name(string table, string reason)
    {
        var result = await TrainOnAsync(table);

        Assert.Equal(ExitCode.BadInput, result.ExitCode);
        Assert.Contains(reason, Assert.IsType<FailedEvent>(result.Events[^1]).Reason, StringComparison.Ordinal);
        Assert.Empty(result.Events.OfType<StartedEvent>());
    }

    [Theory]
    [InlineData("e30")]
    [InlineData("e-30")]
    [InlineData("e200")]
    public async Task Data_of_any_scale_train_like_others(string exponent)
    {
        var plain = await TrainOnAsync(Table(i => $"{i % 17},{i * i % 23}"));
        var scaled = await TrainOnAsync(Table(i => $"{i % 17}{exponent},{i * i % 23}"));

        Assert.Equal(ExitCode.Success, scaled.ExitCode);
        Near.Assert(Nll(plain), Nll(scaled), 1e-4);

        static double Nll(EngineResult result) => result.Events.OfType<EpochEvent>().Last().ValNll;
    }

    [Fact]
    public async Task Rows_that_only_repeat_are_warned_of()
    {
        var result = await TrainOnAsync(Table(i => i % 2 == 0 ? "1,2" : "3,5"));

        Assert.Contains(result.Events.OfType<LogEvent>(), line => line.Level == LogSeverity.Warning && line.Message.Contains("only 2 differ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task More_memory_than_there_is_is_refused_with_what_it_would_take()
    {
        var result = await EngineProcess.RunAsync(
            "train", "--json", "--work", _folder.File("work"), "--coupling-layers", "256", "--hidden-size", "4096", "--hidden-layers", "8");

        Assert.Equal(ExitCode.BadInput, result.ExitCode);
        Assert.Matches("hiddenSize is 4096: training would take about .* [GT]B of memory and .* are there", Assert.IsType<FailedEvent>(result.Events[^1]).Reason);
    }

    [Fact]
    public async Task A_damaged_newest_checkpoint_gives_way_to_the_one_before_and_the_log_says_so()
    {
        await TrainOnAsync(Table(i => $"{i % 17},{i * i % 23}"), "--epochs", "3", "--checkpoint-epochs", "1");
        var newest = Directory.GetFiles(_folder.File("work"), "checkpoint-*").Order(StringComparer.Ordinal).Last();
        File.WriteAllBytes(newest, File.ReadAllBytes(newest)[..^50]);

        var result = await EngineProcess.RunAsync("train", "--json", "--work", _folder.File("work"), "--resume", _folder.File("work"));

        Assert.Equal(ExitCode.Success, result.ExitCode);
        Assert.Equal(2, Assert.IsType<StartedEvent>(result.Events[0]).ResumedFromEpoch);
        var warning = result.Events.OfType<LogEvent>().First();
        Assert.Equal(LogSeverity.Warning, warning.Level);
        Assert.Contains(newest, warning.Message, StringComparison.Ordinal);
        Assert.EndsWith("Continued from the one before.", warning.Message, StringComparison.Ordinal);
    }

    private async Task<EngineResult> TrainOnAsync(string table, params string[] more)
    {
        await File.WriteAllTextAsync(_folder.File("table.csv"), table, TestContext.Current.CancellationToken);
        return await EngineProcess.RunAsync(
            [
                "train", "--json", "--threads", "1", "--work", _folder.File("work"), "--csv", _folder.File("table.csv"), "--batch-size", "16", "--hidden-size", "8",
                "--coupling-layers", "2", .. more.Length > 0 ? more : ["--epochs", "1"],
            ]);
    }

    private static string Table(Func<int, string> row) =>
        "a,b\n" + string.Concat(Enumerable.Range(0, 60).Select(i => row(i) + "\n"));

    private static string WideTable(int columns)
    {
        var names = string.Join(',', Enumerable.Range(0, columns).Select(i => "c" + i.ToString(CultureInfo.InvariantCulture)));
        return names + "\n" + string.Concat(Enumerable.Range(0, 30).Select(row => string.Join(',', Enumerable.Range(0, columns).Select(i => row * 7 + row * row * i % 29)) + "\n"));
    }
}
