namespace RealNvp.Web.Features.Runs.Language;

/// <summary>What may stand on the right of a field.</summary>
public enum FieldKind
{
    Number,
    Text,

    /// <summary>One of a few words.</summary>
    Choice,

    /// <summary>A date, or a date with a time; UTC.</summary>
    Moment,

    /// <summary>How long ago something was: a number with a unit of time.</summary>
    Age,

    /// <summary>Several texts of which one is enough.</summary>
    Tags,
}
