using System.Globalization;
using System.Text.Json;
using RealNvp.Engine.Cli;
using RealNvp.Engine.Datasets;
using RealNvp.Engine.Evaluation.Scoring.Events;
using RealNvp.Engine.Export;
using RealNvp.Engine.Flows;
using RealNvp.Engine.Specs;
using RealNvp.Engine.Torch;

namespace RealNvp.Engine.Tests.Cli;

/// <summary><c>realnvp sample</c>, <c>score</c> and <c>datasets</c>, and what all commands share.</summary>
public sealed class FlowCommandsTests : IDisposable
{
    private static readonly FlowShape Shape = new(2, 2, 4, 1);
    private readonly TempFolder _folder = new();
    private readonly FlowFile _flow = new(
        Shape, RandomFlow.Parameters<float>(Shape, seed: 1), new Standardizer([100, -3], [10, 0.5]), ["height, cm", "b"], Spec: null);

    public FlowCommandsTests() => _flow.Save(_folder.File("w.safetensors"));

    private string Weights => _folder.File("w.safetensors");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Sample_draws_the_flow_s_rows_in_original_units()
    {
        var result = await EngineProcess.RunAsync("sample", "--weights", Weights, "--count", "5000", "--seed", "7");

        Assert.Equal(ExitCode.Success, result.ExitCode);
        Assert.Equal("\"height, cm\",b", result.Lines[0]);
        using var flow = new RealNvpFlow(_flow.Parameters, _flow.Standardizer, new TorchEvaluator<float>(Shape));
        var expected = flow.Sample(5000, new SeededRandom(7));
        var actual = result.Lines.Skip(1).SelectMany(line => line.Split(',')).Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToList();
        Near.Assert(expected, actual, 1e-6);
    }

    [Theory]
    [InlineData("kernels")]
    [InlineData("torch")]
    public async Task Either_evaluator_draws_the_same_rows_to_rounding(string evaluator)
    {
        var automatic = await EngineProcess.RunAsync("sample", "--weights", Weights, "--count", "50");
        var chosen = await EngineProcess.RunAsync("sample", "--weights", Weights, "--count", "50", "--evaluator", evaluator);

        double[] Numbers(EngineResult result) =>
            [.. result.Lines.Skip(1).SelectMany(line => line.Split(',')).Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
        Assert.Equal(100, Numbers(chosen).Length);
        Near.Assert(Numbers(automatic), Numbers(chosen), 1e-6);
    }

    [Fact]
    public async Task An_evaluator_there_is_not_is_refused() =>
        Assert.Equal(ExitCode.BadInput, (await EngineProcess.RunAsync("sample", "--weights", Weights, "--evaluator", "abacus")).ExitCode);

    [Fact]
    public async Task Sample_goes_to_a_file_where_asked_and_the_seed_repeats_it()
    {
        await EngineProcess.RunAsync("sample", "--weights", Weights, "--count", "10", "--out", _folder.File("a.csv"));
        await EngineProcess.RunAsync("sample", "--weights", Weights, "--count", "10", "--out", _folder.File("b.csv"));

        var text = await File.ReadAllTextAsync(_folder.File("a.csv"), TestContext.Current.CancellationToken);
        Assert.Equal(11, text.Count(c => c == '\n'));
        Assert.Equal(text, await File.ReadAllTextAsync(_folder.File("b.csv"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Score_gives_every_row_its_log_density()
    {
        // Columns in another order, one more than the flow has, a missing value, and text.
        await File.WriteAllTextAsync(
            _folder.File("d.csv"), "b,more,\"height, cm\"\n-3,x,100\n-2.5,y,110\n,z,1\n-3.1,w,none\n-3.1,v,95\n", TestContext.Current.CancellationToken);

        var result = await EngineProcess.RunAsync("score", "--weights", Weights, "--data", _folder.File("d.csv"), "--only-scores");

        Assert.Equal(ExitCode.Success, result.ExitCode);
        using var flow = new RealNvpFlow(_flow.Parameters, _flow.Standardizer, new TorchEvaluator<float>(Shape));
        var expected = flow.LogProb([100, -3, 110, -2.5, 95, -3.1]);
        var lines = result.Output.Split('\n');
        Assert.Equal(("log_p", "", ""), (lines[0], lines[3], lines[4]));
        Near.Assert(expected, [.. new[] { lines[1], lines[2], lines[5] }.Select(text => double.Parse(text, CultureInfo.InvariantCulture))], 1e-6);
        Assert.Contains("2 of 5 rows", result.Errors, StringComparison.Ordinal);
        Assert.Contains("line 4", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Score_takes_a_file_without_header_by_position()
    {
        await File.WriteAllTextAsync(_folder.File("d.csv"), "100,-3\n110,-2.5\n", TestContext.Current.CancellationToken);

        var result = await EngineProcess.RunAsync("score", "--weights", Weights, "--data", _folder.File("d.csv"));

        Assert.Equal(3, result.Lines.Count);
        Assert.Equal("c1,c2,log_p", result.Lines[0]);
    }

    [Fact]
    public async Task Score_tells_in_JSON_how_far_it_is_and_what_came_out()
    {
        await File.WriteAllTextAsync(_folder.File("d.csv"), "b,\"height, cm\"\n-3,100\n-3,x\n", TestContext.Current.CancellationToken);

        var result = await EngineProcess.RunAsync("score", "--weights", Weights, "--data", _folder.File("d.csv"), "--out", _folder.File("o.csv"), "--json");

        Assert.Equal(ExitCode.Success, result.ExitCode);
        var events = result.Lines.Select(line => SpecJson.Deserialize<ScoringEvent>(line)).ToList();
        Assert.Equal(new ScoringProgressEvent(2, 2), events[0]);
        Assert.Equal((2, 1), (Assert.IsType<ScoredEvent>(events[1]).Summary.Rows, ((ScoredEvent)events[1]!).Summary.Unusable));
        Assert.Equal(3, (await File.ReadAllLinesAsync(_folder.File("o.csv"), TestContext.Current.CancellationToken)).Length);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_scoring_stops_on_request_and_leaves_no_half_of_a_file(bool byLine)
    {
        await File.WriteAllLinesAsync(
            _folder.File("d.csv"), Enumerable.Repeat("100,-3", 400_000).Prepend("\"height, cm\",b"), TestContext.Current.CancellationToken);
        using var process = EngineProcess.Start(
            "score", "--weights", Weights, "--data", _folder.File("d.csv"), "--out", _folder.File("o.csv"), "--json", "--threads", "1");
        if (byLine)
        {
            process.WriteLine("cancel");
        }
        else
        {
            process.CloseInput();
        }

        var result = await process.FinishAsync();

        Assert.Equal(ExitCode.Cancelled, result.ExitCode);
        Assert.DoesNotContain("\"scored\"", result.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder.Path, "o.csv*"));
    }

    [Fact]
    public async Task Weights_that_are_cut_off_or_of_a_newer_program_are_refused_by_name()
    {
        var whole = await File.ReadAllBytesAsync(Weights, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(_folder.File("cut"), whole[..^40], TestContext.Current.CancellationToken);
        var file = SafeTensorsFile.Load(Weights);
        (file with { Metadata = new Dictionary<string, string>(file.Metadata) { ["version"] = "9" } }).Save(_folder.File("newer"));

        var cut = await EngineProcess.RunAsync("sample", "--weights", _folder.File("cut"));
        var newer = await EngineProcess.RunAsync("sample", "--weights", _folder.File("newer"));

        Assert.Equal((ExitCode.BadInput, ExitCode.BadInput), (cut.ExitCode, newer.ExitCode));
        Assert.Contains("cut off or corrupt", cut.Errors, StringComparison.Ordinal);
        Assert.Contains("format version 9", newer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Score_refuses_in_JSON_and_leaves_no_file()
    {
        await File.WriteAllTextAsync(_folder.File("d.csv"), "x,y\n1,2\n", TestContext.Current.CancellationToken);

        var result = await EngineProcess.RunAsync("score", "--weights", Weights, "--data", _folder.File("d.csv"), "--out", _folder.File("o.csv"), "--json");

        Assert.Equal(ExitCode.BadInput, result.ExitCode);
        var failed = Assert.IsType<ScoringFailedEvent>(SpecJson.Deserialize<ScoringEvent>(Assert.Single(result.Lines)));
        Assert.Contains("no column height, cm, b", failed.Errors[0].Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.File("o.csv")));
    }

    [Theory]
    [InlineData("a,b,c\n1,2,3\n", "height, cm")]
    [InlineData("a,b\n1,2\n", "the file has a, b")]
    [InlineData("\"height, cm\",b\n1,2\n1,2,3\n", "line 3")]
    [InlineData("", "empty")]
    public async Task Score_refuses_files_that_do_not_fit(string csv, string reason)
    {
        await File.WriteAllTextAsync(_folder.File("d.csv"), csv, TestContext.Current.CancellationToken);

        var result = await EngineProcess.RunAsync("score", "--weights", Weights, "--data", _folder.File("d.csv"));

        Assert.Equal(ExitCode.BadInput, result.ExitCode);
        Assert.Equal("", result.Output);
        Assert.Contains(reason, result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_flow_or_not_there_is_bad_input()
    {
        await File.WriteAllTextAsync(_folder.File("text"), "not a flow, whatever its name", TestContext.Current.CancellationToken);

        foreach (var file in (string[])["text", "none"])
        {
            var result = await EngineProcess.RunAsync("sample", "--weights", _folder.File(file));
            Assert.Equal(ExitCode.BadInput, result.ExitCode);
            Assert.NotEqual("", result.Errors);
            Assert.DoesNotContain("   at ", result.Errors, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Datasets_lists_every_toy_with_its_parameters()
    {
        var text = await EngineProcess.RunAsync("datasets");
        var json = await EngineProcess.RunAsync("datasets", "--json");

        Assert.All(ToyCatalogue.All, toy => Assert.Contains(toy.Kind + ": ", text.Output, StringComparison.Ordinal));
        using var document = JsonDocument.Parse(json.Output);
        Assert.Equal(ToyCatalogue.All.Select(toy => toy.Kind), document.RootElement.EnumerateArray().Select(toy => toy.GetProperty("kind").GetString()));
        Assert.All(document.RootElement.EnumerateArray(), toy => Assert.Equal("noise", toy.GetProperty("noise").GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Help_documents_every_setting_and_the_exit_codes()
    {
        var help = await EngineProcess.RunAsync("train", "--help");

        Assert.Equal(ExitCode.Success, help.ExitCode);
        Assert.Contains("4 training diverged", help.Output, StringComparison.Ordinal);
        Assert.All(SettingCatalogue.All, setting => Assert.Contains(SettingOptions.NameOf(setting) + " <", help.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("count is 0; it must be a whole number from 1 to 100,000,000.", "sample", "--weights", "{w}", "--count", "0")]
    [InlineData("count is many; it must be a whole number from 1 to 100,000,000.", "sample", "--weights", "{w}", "--count", "many")]
    [InlineData("seed is -1; it must be a whole number from 0 to 2,147,483,647.", "sample", "--weights", "{w}", "--seed", "-1")]
    [InlineData("--json needs --out", "score", "--weights", "{w}", "--data", "{w}", "--json")]
    [InlineData("nowhere.csv", "score", "--weights", "{w}", "--data", "nowhere.csv")]
    [InlineData("The commands are train, sample, score, datasets", "bogus")]
    public async Task A_wrong_argument_is_named_with_what_is_allowed(string message, params string[] arguments)
    {
        var result = await EngineProcess.RunAsync([.. arguments.Select(argument => argument.Replace("{w}", Weights, StringComparison.Ordinal))]);

        Assert.Equal(ExitCode.BadInput, result.ExitCode);
        Assert.Contains(message, result.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("train", "--bogus")]
    [InlineData("sample")]
    [InlineData("sample", "--weights", "w", "--count", "0")]
    [InlineData("sample", "--weights", "w", "--count", "many")]
    [InlineData("bogus")]
    [InlineData]
    public async Task Wrong_arguments_are_bad_input(params string[] arguments)
    {
        var result = await EngineProcess.RunAsync(arguments);

        Assert.Equal(ExitCode.BadInput, result.ExitCode);
        Assert.NotEqual("", result.Errors);
    }
}
