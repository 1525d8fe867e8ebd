using RealNvp.Engine.Specs;

namespace RealNvp.Engine.Training;

/// <summary>A spec does not go with its data or this machine.</summary>
public sealed class InvalidSpecException(IReadOnlyList<FieldError> errors) : Exception(string.Join(' ', errors.Select(error => error.Message)))
{
    public IReadOnlyList<FieldError> Errors { get; } = errors;
}
