using System.Text.Json;

namespace RealNvp.Web.Features.Sweeps;

/// <summary>Reads a sweep's JSON field by field, so that the wrong type of one field does not hide what is wrong with the others.</summary>
public static class SweepRequestReader
{
    public static SweepReading Read(JsonElement body) => throw new NotImplementedException();

    /// <summary>Reads a text; one that is not JSON is one error of the field <c>body</c>.</summary>
    public static SweepReading Read(string json) => throw new NotImplementedException();
}
