namespace RealNvp.Engine.Kernels;

/// <summary>A flow's kernels, compiled for one instruction set. All work on panels that lie on tapes; each call is one thread's.</summary>
internal unsafe interface IFlowKernels
{
    /// <summary>Takes the rows at state 0 to the latent points at the last state, and sets log|det|.</summary>
    void DataToLatent(Tape tape, in Panels panels, float* parameters);

    /// <summary>Takes the latent points at state 0 of a tape for inference to rows at the same place.</summary>
    void LatentToData(Tape tape, in Panels panels, float* parameters);

    /// <summary>Log-density of each row whose latent point lies at the last state, <see cref="Panel.Width"/> numbers a panel.</summary>
    void LogProb(Tape tape, in Panels panels, float* logProb);

    /// <summary>After <see cref="DataToLatent"/>: the gradients by all layers' outputs.</summary>
    /// <param name="rowWeights">The share of each row in the loss: 1/n, and 0 where a panel has no more rows.</param>
    void Backward(Tape tape, in Panels panels, float* parameters, float* rowWeights);

    /// <summary>After <see cref="Backward"/> of all panels: one piece of the gradient by a layer's kernel and bias.</summary>
    void LayerGradient(Tape tape, in Panels panels, DenseLayer layer, int piece, bool accumulate, float* gradient, float* scratch);
}
