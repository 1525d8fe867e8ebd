using RealNvp.Engine.Export;
using RealNvp.Engine.Flows;
using RealNvp.Engine.Training.Events;

namespace RealNvp.Engine.Tests.Cli;

/// <summary>A process that does not ask for Torch must not load it: half a gigabyte and a second.</summary>
public sealed class TorchFreeTests : IDisposable
{
    private static readonly FlowShape Shape = new(2, 2, 4, 1);
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Training_loads_no_Torch()
    {
        using var engine = EngineProcess.Start(
            "train", "--json", "--samples", "400", "--batch-size", "50", "--hidden-size", "8", "--epochs", "1000000", "--work", _folder.Path);
        await engine.ReadUntilAsync(e => e is EpochEvent { Epoch: 2 });

        AssertNoTorch(engine);

        engine.WriteLine("cancel");
        await engine.FinishAsync();
    }

    [Fact]
    public async Task Training_with_Torch_loads_it()
    {
        // Shows that the test above would see it.
        using var engine = EngineProcess.Start(
            "train", "--json", "--samples", "400", "--batch-size", "50", "--hidden-size", "8", "--epochs", "1000000", "--work", _folder.Path,
            "--evaluator", "torch", "--threads", "1");
        await engine.ReadUntilAsync(e => e is EpochEvent { Epoch: 2 });

        Assert.NotEmpty(TorchFiles(engine));

        engine.WriteLine("cancel");
        await engine.FinishAsync();
    }

    [Fact]
    public async Task Sampling_loads_no_Torch()
    {
        // More rows than a pipe holds: the process is still there when its first line comes.
        using var engine = EngineProcess.Start("sample", "--weights", SaveFlow(), "--count", "1000000");
        await engine.ReadLineAsync();
        await engine.ReadLineAsync();

        AssertNoTorch(engine);
    }

    [Fact]
    public async Task Scoring_loads_no_Torch()
    {
        var data = _folder.File("d.csv");
        await File.WriteAllLinesAsync(data, ["a,b", .. Enumerable.Range(0, 50_000).Select(i => $"{i % 7},{i % 11}")], TestContext.Current.CancellationToken);
        using var engine = EngineProcess.Start("score", "--weights", SaveFlow(), "--data", data, "--only-scores");
        await engine.ReadLineAsync();

        AssertNoTorch(engine);
    }

    private static void AssertNoTorch(EngineProcess engine) => Assert.Empty(TorchFiles(engine));

    private static List<string> TorchFiles(EngineProcess engine)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "What a process has loaded is read from /proc.");
        return [.. File.ReadAllLines($"/proc/{engine.Id}/maps").Select(line => Path.GetFileName(line.Split(' ')[^1]))
            .Where(name => name.Contains("torch", StringComparison.OrdinalIgnoreCase)).Distinct()];
    }

    private string SaveFlow()
    {
        var path = _folder.File("w.safetensors");
        new FlowFile(Shape, RandomFlow.Parameters<float>(Shape, seed: 1), Standardizer.Identity(2), ["a", "b"], Spec: null).Save(path);
        return path;
    }
}
