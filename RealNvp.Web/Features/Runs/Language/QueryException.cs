namespace RealNvp.Web.Features.Runs.Language;

/// <summary>Ends the reading of a query at its first error.</summary>
internal sealed class QueryException(QueryError error) : Exception(error.Message)
{
    public QueryError Error { get; } = error;
}
