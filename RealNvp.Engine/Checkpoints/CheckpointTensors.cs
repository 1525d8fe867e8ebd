using RealNvp.Engine.Export;
using RealNvp.Engine.Training;

namespace RealNvp.Engine.Checkpoints;

/// <summary>The arrays of a training state as flat tensors: <c>parameters</c>, <c>adam.m</c>, <c>adam.v</c>, and where there are such <c>average</c> and <c>best.*</c>.</summary>
internal static class CheckpointTensors
{
    public static List<SafeTensor> Of(TrainingState state)
    {
        var tensors = new List<SafeTensor>();
        Add("parameters", state.Parameters);
        Add("adam.m", state.Adam.FirstMoment);
        Add("adam.v", state.Adam.SecondMoment);
        Add("average", state.Average);
        if (state.Best is { } best)
        {
            Add("best.weights", best.Weights);
            Add("best.parameters", best.Parameters);
            Add("best.adam.m", best.Adam is null ? [] : best.Adam.FirstMoment);
            Add("best.adam.v", best.Adam is null ? [] : best.Adam.SecondMoment);
        }

        return tensors;

        void Add(string name, ReadOnlySpan<float> values)
        {
            if (values.Length > 0)
            {
                tensors.Add(SafeTensor.Of(name, values, values.Length));
            }
        }
    }

    /// <exception cref="SafeTensorsException">Tensors are missing or differ in length.</exception>
    public static TrainingState Read(SafeTensorsFile file, CheckpointHeader header)
    {
        var length = file.Get("parameters").Data.Length;
        if (file.Tensors.FirstOrDefault(tensor => tensor.Data.Length != length) is { } odd)
        {
            throw new SafeTensorsException($"The tensors parameters and {odd.Name} differ in length.");
        }

        return new TrainingState(Values("parameters")!, Adam("adam", header.Steps)!, header.Position)
        {
            Average = Values("average"),
            Best = Values("best.weights") is { } weights
                ? new BestPoint(weights, Values("best.parameters"), header.BestSteps is { } steps ? Adam("best.adam", steps) : null)
                : null,
        };

        float[]? Values(string name) => file.Find(name)?.Values<float>();

        Adam<float> Adam(string name, long steps) =>
            new(file.Get(name + ".m").Values<float>(), file.Get(name + ".v").Values<float>(), steps);
    }
}
