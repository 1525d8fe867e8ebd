using System.Net.Http.Json;
using System.Text.Json;
using RealNvp.Data.Snapshots;
using RealNvp.Engine.Export;
using RealNvp.Web.Tests.Api;

namespace RealNvp.Web.Tests.Features.Share;

/// <summary>Steps that tests of shared pages have in common.</summary>
internal static class ShareFixture
{
    /// <summary>A completed run with a snapshot of four rows.</summary>
    public static async Task<string> CompleteAsync(this ApiFixture api, string name)
    {
        var id = (await api.LaunchAsync("{\"name\":\"" + name + "\",\"training\":{\"epochs\":3}}")).GetProperty("id").GetString()!;
        await api.WaitForAsync(id, "completed");
        await api.Get<ISnapshotStore>().SaveAsync(id, 3, Snapshot(), ApiFixture.Token);
        return id;
    }

    public static async Task<(string Id, string Path)> ShareAsync(this ApiFixture api, string json)
    {
        using var response = await api.PostAsync("/api/v1/shares", json);
        var body = await response.Content.ReadFromJsonAsync<JsonElement>(ApiFixture.Token);
        Assert.True(response.StatusCode == System.Net.HttpStatusCode.Created, body.ToString());
        return (body.GetProperty("id").GetString()!, new Uri(body.GetProperty("url").GetString()!).AbsolutePath);
    }

    public static byte[] Snapshot()
    {
        using var stream = new MemoryStream();
        var tensors = new[] { "data", "latent", "noise", "generated" }
            .Select((name, i) => SafeTensor.Of(name, [0.1f + i, 0.2f, 0.3f, 1.4f, -0.5f, 0.6f, 0.7f, -0.8f], 4, 2));
        SafeTensorsWriter.Write(stream, new SafeTensorsFile([.. tensors], new Dictionary<string, string>()));
        return stream.ToArray();
    }
}
