namespace RealNvp.Data.Views;

/// <summary>What became of a change to the saved views.</summary>
public enum SavedViewOutcome
{
    Done,
    NotFound,

    /// <summary>Another view has that name, upper and lower case being the same.</summary>
    NameTaken,

    /// <summary>There are as many as there may be.</summary>
    Full,
}
