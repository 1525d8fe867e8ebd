namespace RealNvp.Data;

/// <summary>Puts a provider's complaints into words.</summary>
internal interface IDatabaseErrors
{
    /// <summary>What the exception means, or null where it does not come from the database.</summary>
    StudioDatabaseException? Explain(Exception exception);
}
