using System.Runtime.InteropServices;
using RealNvp.Engine.Flows;
using RealNvp.Engine.Kernels;
using RealNvp.Engine.Torch;
using RealNvp.Engine.Training;
using TorchSharp;

namespace RealNvp.Benchmarks.Speed;

/// <summary>
/// The engine's speed beside peers and bounds. Each round times every contestant once, in turn, so that a change of the machine's speed hits
/// all alike. What counts is each contestant's best round, the bound's included: other work on the machine only ever slows one down.
/// </summary>
internal sealed class SpeedBenchmark : IDisposable
{
    private const int Threads = 2;

    /// <summary>libtorch's threads go on spinning for a while after their work; nobody is measured beside them.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(250);

    private static readonly StepSize Course = new("d 2, 6 x 256, batch 256", new FlowShape(2, 6, 256, 4), 256);
    private static readonly StepSize Small = new("d 2, 6 x 64, batch 256", new FlowShape(2, 6, 64, 4), 256);
    private static readonly StepSize Wide = new("d 2, 6 x 1024, batch 1024", new FlowShape(2, 6, 1024, 4), 1024);
    private static readonly StepSize Digits = new("d 64, 8 x 256, batch 256", new FlowShape(64, 8, 256, 4), 256);
    private static readonly StepSize[] Sizes = [Small, Course, Digits, Wide];

    private readonly Dictionary<string, List<double>> _speeds = [];
    private readonly List<IDisposable> _owned = [];
    private readonly List<(string Name, Func<double> Measure)> _contestants = [];
    private readonly SgemmBound _bound;
    private readonly PyTorchPeer? _pyTorch;
    private readonly string _load = Load();

    private SpeedBenchmark(TextWriter log)
    {
        NativeTorch.EnsureLoaded();
        torch.set_num_threads(Threads);
        _bound = Own(new SgemmBound(Threads));
        _pyTorch = PyTorchPeer.TryStart(Threads);
        if (_pyTorch is null)
        {
            log.WriteLine("PyTorch is not installed (python3 -c \"import torch\" fails): the comparisons with it are left out.");
        }
        else
        {
            Own(_pyTorch);
        }

        AddContestants();
    }

    /// <summary>Measures everything.</summary>
    public static SpeedResult Run(int rounds, TextWriter log)
    {
        using var benchmark = new SpeedBenchmark(log);
        for (var round = 0; round <= rounds; round++)
        {
            log.WriteLine(round == 0 ? "Warming up." : $"Round {round} of {rounds}.");
            benchmark.Round(keeps: round > 0);
        }

        return benchmark.Result();
    }

    public void Dispose() => _owned.ForEach(resource => resource.Dispose());

    private void AddContestants()
    {
        foreach (var size in Sizes)
        {
            Add(Kernels(size), Own(new EngineStep(size, Threads)).Step);
        }

        Add("TorchSharp modules: " + Course.Name, Own(new PlainModulesStep(Course.Shape, Course.Batch)).Step);
        if (_pyTorch is { } pyTorch)
        {
            _contestants.AddRange(((StepSize[])[Small, Course]).Select(size => (PyTorch(size), (Func<double>)(() => pyTorch.StepsPerSecond(size, Stopwatch.Seconds)))));
        }

        for (var threads = 1; threads <= Threads; threads++)
        {
            var inference = Own(new Inference(Small.Shape, threads));
            _contestants.Add((Density(threads), () => Inference.Points * Stopwatch.PerSecond(inference.Density)));
            _contestants.Add((Sampling(threads), () => Inference.Points * Stopwatch.PerSecond(inference.Sampling)));
        }

        var memory = Own(new MemoryBandwidth(Threads));
        _contestants.Add(("memory, bytes/s", memory.BytesPerSecond));
        foreach (var evaluator in (string[])["kernels", "torch"])
        {
            _contestants.Add(("first step, s: " + evaluator, () =>
            {
                var (firstStep, resident) = TrainingProcess.Run(evaluator);
                Keep("resident, bytes: " + evaluator, resident);
                return firstStep;
            }
            ));
        }
    }

    private void Round(bool keeps)
    {
        var kept = _speeds.ToDictionary(pair => pair.Key, pair => pair.Value.ToList());
        foreach (var (name, gflops) in _bound.Measure(0.25))
        {
            Keep("sgemm, GFLOP/s: " + name, gflops);
        }

        foreach (var (name, measure) in _contestants)
        {
            Thread.Sleep(Rest);
            Keep(name, measure());
        }

        if (!keeps)
        {
            _speeds.Clear();
            foreach (var (name, values) in kept)
            {
                _speeds[name] = values;
            }
        }
    }

    private SpeedResult Result()
    {
        var products = _speeds.Where(pair => pair.Key.StartsWith("sgemm", StringComparison.Ordinal)).ToList();
        var bound = products.Max(pair => pair.Value.Max());
        var bestName = products.MaxBy(pair => pair.Value.Max()).Key;
        double Best(string name) => _speeds[name].Max();
        double? Share(StepSize size) => Best(Kernels(size)) * size.Work / 1e9 / bound;
        double? Against(string peer, StepSize size) => _speeds.ContainsKey(peer) ? Best(Kernels(size)) / Best(peer) : null;

        List<SpeedRow> rows =
        [
            new("course size (6 x 256, batch 256): share of the sgemm bound", "0 %", 0.80, Share(Course)),
            new("course size against plain TorchSharp modules with their Adam", "0.0 x", 2.3, Against("TorchSharp modules: " + Course.Name, Course)),
            new("course size against PyTorch eager", "0.0 x", 1.8, Against(PyTorch(Course), Course)),
            new("6 x 64 against PyTorch eager", "0.0 x", 8, Against(PyTorch(Small), Small)),
            new("6 x 1024, batch 1024: share of the bound", "0 %", 0.80, Share(Wide)),
            new("dimension 64, 8 x 256: share of the bound", "0 %", 0.70, Share(Digits)),
            new("density, 6 x 64, two threads: points/s", "#,##0", 500_000, Best(Density(2))),
            new("density: two threads, of twice one thread's", "0 %", 0.90, Best(Density(2)) / (2 * Best(Density(1)))),
            new("sampling, 6 x 64, two threads: points/s", "#,##0", 500_000, Best(Sampling(2))),
            new("sampling: two threads, of twice one thread's", "0 %", 0.90, Best(Sampling(2)) / (2 * Best(Sampling(1)))),
            new("memory of a course-size training process, MB resident at most", "#,##0", 200, _speeds["resident, bytes: kernels"].Max() / 1e6, AtMost: true),
            new("from `realnvp train` to the first step done, seconds", "0.00", 0.5, _speeds["first step, s: kernels"].Min(), AtMost: true),
        ];
        return new SpeedResult(
            MachineInfo.Describe(),
            _load,
            TimeProvider.System.GetUtcNow().UtcDateTime,
            Versions(),
            bound,
            bestName[(bestName.IndexOf(':', StringComparison.Ordinal) + 2)..],
            Best("memory, bytes/s") / 1e9,
            rows,
            _speeds.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<double>)pair.Value),
            [.. Sizes.Select(size => new RooflinePoint(size.Name, size.Work / size.Bytes, Best(Kernels(size)) * size.Work / 1e9))]);
    }

    /// <summary>Processes that wanted to run in the last one, five and fifteen minutes; empty where the system does not say.</summary>
    private static string Load() => File.Exists("/proc/loadavg") ? string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ')[..3]) : "";

    private Dictionary<string, string> Versions() => new()
    {
        [".NET"] = RuntimeInformation.FrameworkDescription,
        ["kernels"] = InstructionSets.NameOf(InstructionSets.Best),
        ["TorchSharp"] = typeof(torch).Assembly.GetName().Version!.ToString(3) + ", libtorch " + torch.__version__,
        ["PyTorch"] = _pyTorch?.Version ?? "not installed",
    };

    private static string Kernels(StepSize size) => "kernels: " + size.Name;

    private static string PyTorch(StepSize size) => "PyTorch: " + size.Name;

    private static string Density(int threads) => $"density, points/s: {threads} threads";

    private static string Sampling(int threads) => $"sampling, points/s: {threads} threads";

    private void Add(string name, Action step) => _contestants.Add((name, () => Stopwatch.PerSecond(step)));

    private void Keep(string name, double value)
    {
        if (!_speeds.TryGetValue(name, out var values))
        {
            _speeds[name] = values = [];
        }

        values.Add(value);
    }

    private T Own<T>(T resource)
        where T : IDisposable
    {
        _owned.Add(resource);
        return resource;
    }
}
