namespace RealNvp.Web.Features.Runs.Notes;

public enum NoteOutcome
{
    Saved,
    NotFound,

    /// <summary>Somebody has saved another text since; nothing is stored.</summary>
    Conflict,

    /// <summary>The text is against the rules; nothing is stored.</summary>
    Refused,
}
