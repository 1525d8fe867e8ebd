namespace RealNvp.Web.Features.Share.Public;

/// <summary>What is gathered for a shared page beside what its link opens.</summary>
[Flags]
public enum SharedParts
{
    None = 0,

    /// <summary>Numbers of the curves.</summary>
    Curves = 1,

    /// <summary>Points of the samples.</summary>
    Samples = 2,

    /// <summary>Of a sweep which setting matters most: a forest is grown for it.</summary>
    Importance = 4,

    All = Curves | Samples | Importance,
}
