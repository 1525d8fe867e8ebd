namespace RealNvp.Data.Runs.Filters;

public enum RunComparison
{
    Equal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,

    /// <summary>The text holds the other one.</summary>
    Contains,
}
