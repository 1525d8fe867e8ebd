using RealNvp.Engine.Specs;

namespace RealNvp.Engine.Datasets;

/// <summary>Data cannot be used as they are. The message is for the person who brought them.</summary>
public sealed class DataFormatException : Exception
{
    public DataFormatException(IReadOnlyList<FieldError> problems)
        : base(string.Join(' ', problems.Select(problem => problem.Message)))
    {
        Problems = problems;
    }

    public DataFormatException(string field, string message)
        : this([new FieldError(field, message)])
    {
    }

    public DataFormatException(string field, string message, Exception innerException)
        : base(message, innerException)
    {
        Problems = [new FieldError(field, message)];
    }

    /// <summary>Everything found wrong; fields are <c>file</c>, <c>columns</c>, <c>format</c> and <c>dropMissingRows</c>.</summary>
    public IReadOnlyList<FieldError> Problems { get; }
}
