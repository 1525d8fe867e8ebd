namespace RealNvp.Data.Sharing;

/// <summary>What a link shows. Stored as a number: new kinds go to the end.</summary>
public enum ShareKind
{
    Run,
    Comparison,
    Sweep,

    /// <summary>The runs that a saved view shows. The view is kept in the link as it was when the link was made.</summary>
    View,
}
