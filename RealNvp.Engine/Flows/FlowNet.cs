namespace RealNvp.Engine.Flows;

/// <summary>The two nets of a coupling.</summary>
public enum FlowNet
{
    /// <summary>s, the log of the scale, bounded by tanh.</summary>
    Scale,

    /// <summary>t, the translation.</summary>
    Translation,
}
