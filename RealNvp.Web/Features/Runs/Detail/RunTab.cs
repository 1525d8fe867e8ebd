namespace RealNvp.Web.Features.Runs.Detail;

/// <summary>Parts of a run's page.</summary>
public enum RunTab
{
    Overview,
    Notes,
    Log,
    Settings,
    Use,
    Files,
}
