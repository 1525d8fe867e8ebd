namespace RealNvp.Engine.Specs;

/// <summary>What a flow takes, from its settings alone.</summary>
/// <param name="Parameters">Trainable parameters.</param>
/// <param name="TrainingBytes">Memory for parameters, gradient, Adam's two moments and one batch's activations, estimated.</param>
public sealed record FlowCost(double Parameters, double TrainingBytes)
{
    /// <summary>Computes the cost in floating point, so that absurd sizes give absurd numbers instead of an overflow.</summary>
    /// <param name="dimension">Columns of the data.</param>
    public static FlowCost Of(ModelSpec model, double dimension, double batchSize)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Of(model.CouplingLayers, model.HiddenSize, model.HiddenLayers, dimension, batchSize);
    }

    /// <inheritdoc cref="Of(ModelSpec, double, double)"/>
    public static FlowCost Of(double couplingLayers, double hiddenSize, double hiddenLayers, double dimension, double batchSize)
    {
        var perNet = hiddenLayers == 0
            ? dimension * dimension + dimension
            : dimension * hiddenSize + hiddenSize
              + (hiddenLayers - 1) * (hiddenSize * hiddenSize + hiddenSize)
              + hiddenSize * dimension + dimension;
        var parameters = 2 * couplingLayers * perNet;

        // Four float32 per parameter (value, gradient, two moments), and per net the outputs of each layer before and after ReLU with
        // their gradients, for each row of a batch.
        var activations = 2 * couplingLayers * batchSize * (3 * hiddenLayers * hiddenSize + 6 * dimension);
        return new FlowCost(parameters, 4 * (4 * parameters + activations));
    }
}
