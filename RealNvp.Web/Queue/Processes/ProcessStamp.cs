namespace RealNvp.Web.Queue.Processes;

/// <summary>Which process works in a folder. An id alone is not enough: the system gives ids of ended processes to new ones.</summary>
/// <param name="Id">The process's id.</param>
/// <param name="StartedAt">When it started, UTC.</param>
internal sealed record ProcessStamp(int Id, DateTime StartedAt);
