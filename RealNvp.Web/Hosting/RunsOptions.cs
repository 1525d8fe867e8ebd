namespace RealNvp.Web.Hosting;

/// <summary>The section <c>RealNvp:Runs</c>.</summary>
public sealed record RunsOptions
{
    /// <summary>Days that runs stay in the trash; 0: until somebody deletes them.</summary>
    public int TrashDays { get; init; } = Defaults.TrashDays;

    public static class Defaults
    {
        public const int TrashDays = 30;
    }
}
