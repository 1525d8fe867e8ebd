using System.Net;
using System.Text.Json;

namespace RealNvp.Web.Tests.Api;

/// <summary>A refusal of the API, read and checked for its form.</summary>
internal sealed record Problem(string Title, string? Detail, IReadOnlyDictionary<string, string[]> Errors)
{
    public static async Task<Problem> ReadAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        var text = await response.Content.ReadAsStringAsync(ApiFixture.Token);
        Assert.True(response.StatusCode == status, $"{(int)response.StatusCode} instead of {(int)status}: {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var body = JsonSerializer.Deserialize<JsonElement>(text);
        Assert.Equal((int)status, body.GetProperty("status").GetInt32());
        var errors = body.TryGetProperty("errors", out var fields)
            ? fields.EnumerateObject().ToDictionary(field => field.Name, field => field.Value.EnumerateArray().Select(message => message.GetString()!).ToArray())
            : [];
        return new Problem(
            body.GetProperty("title").GetString()!, body.TryGetProperty("detail", out var detail) ? detail.GetString() : null, errors);
    }

    /// <summary>The one message of a field.</summary>
    public string MessageOf(string field)
    {
        Assert.True(Errors.ContainsKey(field), $"No error of {field}; there are errors of {string.Join(", ", Errors.Keys)}.");
        return Assert.Single(Errors[field]);
    }
}
