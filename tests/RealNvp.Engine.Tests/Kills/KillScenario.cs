using System.Globalization;
using System.Text.Json.Nodes;
using RealNvp.Engine.Datasets;

namespace RealNvp.Engine.Tests.Kills;

/// <summary>A tiny run with choices drawn from a seed, and when it is to be disturbed.</summary>
internal sealed class KillScenario
{
    private const int Epochs = 24;
    private const int Batches = 6;

    /// <summary>Events of a whole run, about.</summary>
    private const int Events = 3 * Epochs;

    private readonly SeededRandom _random;

    public KillScenario(int seed)
    {
        _random = new SeededRandom(seed);
        Spec = Draw();
        Arguments =
        [
            "--checkpoint-epochs", OneOf("1", "3", "100"),
            "--checkpoint-seconds", OneOf("0.001", "0.02", "1000"),
        ];
    }

    /// <summary>The settings as JSON.</summary>
    public string Spec { get; }

    /// <summary>How often it is saved.</summary>
    public IReadOnlyList<string> Arguments { get; }

    /// <summary>Threads of the next process. The kernels' numbers do not depend on them, Torch's may.</summary>
    public string NextThreads() => Spec.Contains("torch", StringComparison.Ordinal) ? "1" : OneOf("1", "2", "3");

    /// <summary>Events after which the next process is ended.</summary>
    public int NextMoment() => 1 + _random.NextInt(Events);

    /// <summary>Spins after that, so that the end falls anywhere between two events.</summary>
    public int NextSpins() => _random.NextInt(200_000);

    /// <summary>Whether the next end is asked for instead of forced.</summary>
    public bool NextIsPolite() => _random.NextInt(4) == 0;

    private string Draw()
    {
        // Weights that grow by the rate a step soon leave float32: divergences and returns for real.
        var wild = _random.NextInt(4) == 0;
        var training = new JsonObject
        {
            ["epochs"] = Epochs,
            ["batchSize"] = 360 / Batches,
            ["learningRate"] = wild ? 1 : Number("0.002", "0.01"),
            ["optimizer"] = OneOf("adam", "adamW"),
            ["weightDecay"] = 0.05,
            ["schedule"] = OneOf("constant", "cosine", "oneCycle", "step", "plateau"),
            ["warmUp"] = Number("0", "0.1"),
            ["stepEpochs"] = 7,
            ["plateauPatience"] = 1 + _random.NextInt(3),
            ["rateFactor"] = 0.6,
            ["l2"] = Number("0", "1e-4"),
            ["clipNorm"] = wild ? 0 : Number("0", "1"),
            ["averageDecay"] = Number("0", "0.9"),
            ["earlyStopping"] = Number("0", "0", "4"),
            ["keepBest"] = OneOf("yes", "no") == "yes",
            ["onDivergence"] = wild ? "retry" : OneOf("fail", "retry"),
            ["retryFactor"] = 0.01,
            ["seed"] = 1 + _random.NextInt(1000),
            ["evaluator"] = OneOf("kernels", "kernels", "torch"),
        };
        return new JsonObject
        {
            ["dataset"] = new JsonObject
            {
                ["kind"] = OneOf("moons", "rings", "pinwheel"),
                ["samples"] = 400,
                ["seed"] = 1 + _random.NextInt(1000),
                ["fresh"] = OneOf("yes", "no") == "yes",
            },
            ["model"] = new JsonObject
            {
                ["couplingLayers"] = wild ? 2 : 3,
                ["hiddenSize"] = wild ? 32 : 8,
                ["hiddenLayers"] = wild ? 8 : 2,
            },
            ["training"] = training,
        }.ToJsonString();
    }

    private string OneOf(params string[] choices) => choices[_random.NextInt(choices.Length)];

    private double Number(params string[] choices) => double.Parse(OneOf(choices), CultureInfo.InvariantCulture);
}
