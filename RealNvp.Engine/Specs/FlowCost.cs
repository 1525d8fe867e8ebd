namespace RealNvp.Engine.Specs;

/// <summary>What a training process takes, from its settings and the size of its data alone; tested against what processes really took.</summary>
/// <param name="Parameters">Trainable parameters.</param>
/// <param name="StateBytes">What grows with the parameters: their values, gradient, moments, average and best, and a copy while a checkpoint is written.</param>
/// <param name="BatchBytes">What grows with the batch: the intermediate results of its rows.</param>
/// <param name="DataBytes">What grows with the data.</param>
/// <param name="ProgramBytes">What the program takes before it does anything.</param>
public sealed record FlowCost(double Parameters, double StateBytes, double BatchBytes, double DataBytes, double ProgramBytes)
{
    private const double Float = sizeof(float);

    /// <summary>Bytes per number of the data: as read (while a list grows), gathered by split, standardised, and ordered.</summary>
    private const double BytesPerNumber = 56;

    /// <summary>Rows are computed in panels of so many.</summary>
    private const double Panel = 32;

    /// <summary>Floats that the kernels' intermediate results take at most, or eight a parameter where that is more.</summary>
    private const double LeastChunk = 32 << 20;

    /// <summary>The whole process at its largest.</summary>
    public double TrainingBytes => StateBytes + BatchBytes + DataBytes + ProgramBytes;

    /// <summary>Computes the cost in floating point, so that absurd sizes give absurd numbers instead of an overflow.</summary>
    /// <param name="columns">Columns of the data.</param>
    /// <param name="rows">Rows of the data.</param>
    public static FlowCost Of(RunSpec spec, double columns, double rows)
    {
        ArgumentNullException.ThrowIfNull(spec);
        var (model, training) = (spec.Model, spec.Training);
        return Of(training, model.CouplingLayers, model.HiddenSize, model.HiddenLayers, columns, rows);
    }

    /// <inheritdoc cref="Of(RunSpec, double, double)"/>
    public static FlowCost Of(TrainingSpec training, double couplings, double hiddenSize, double hiddenLayers, double columns, double rows)
    {
        ArgumentNullException.ThrowIfNull(training);
        var perNet = hiddenLayers == 0
            ? columns * columns + columns
            : columns * hiddenSize + hiddenSize
              + (hiddenLayers - 1) * (hiddenSize * hiddenSize + hiddenSize)
              + hiddenSize * columns + columns;
        var parameters = 2 * couplings * perNet;
        var isTorch = training.Evaluator == EvaluatorChoice.Torch;

        // Beside the gradient and a copy for the weights' file: value and two moments; the average; of the best epoch its weights, and all of it where a run may go back to it.
        var goesBack = training.OnDivergence == DivergenceAnswer.Retry;
        var average = training.AverageDecay > 0 ? 1 : 0;
        var kept = 3 + average + (goesBack ? 3 + average : training.KeepBest ? 1 : 0);
        var state = parameters * (2 * kept + 2 + (isTorch ? 6 : 0));

        var batch = Math.Ceiling(Math.Max(1, training.BatchSize) / Panel) * Panel;
        var perRow = couplings * (4 * hiddenLayers * hiddenSize + 3 * columns) + columns;
        var activations = isTorch
            ? 2 * couplings * batch * (3 * hiddenLayers * hiddenSize + 6 * columns)
            : Math.Min(batch * perRow, Math.Max(LeastChunk, 8 * parameters));
        return new FlowCost(parameters, Float * state, Float * activations, BytesPerNumber * rows * columns, isTorch ? 370e6 : 70e6);
    }
}
