namespace RealNvp.Data.Sharing;

/// <summary>What a link shows. Stored as a number: new kinds go to the end.</summary>
public enum ShareKind
{
    Run,
    Comparison,
}
