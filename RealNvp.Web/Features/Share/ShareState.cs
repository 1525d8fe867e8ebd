namespace RealNvp.Web.Features.Share;

/// <summary>Whether a token opens something, and why not.</summary>
public enum ShareState
{
    Open,

    /// <summary>No link has this token.</summary>
    Unknown,

    Expired,

    Revoked,

    /// <summary>What it showed has been deleted.</summary>
    Deleted,
}
