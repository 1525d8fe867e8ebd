namespace RealNvp.Engine.Specs;

/// <summary>How parameters follow the gradient.</summary>
public enum OptimizerKind
{
    /// <summary>Adam (D. Kingma and J. Ba, 2015).</summary>
    Adam,

    /// <summary>Adam with weight decay beside the gradient (I. Loshchilov and F. Hutter, "Decoupled weight decay regularization", 2019).</summary>
    AdamW,
}
