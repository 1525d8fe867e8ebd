namespace RealNvp.Web.Features.Runs.Language;

/// <summary>Where a list of fields shows a field.</summary>
public enum FieldGroup
{
    Run,
    Result,
    Data,
    Model,
    Training,
}
