using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using RealNvp.Data.Artifacts;
using RealNvp.Data.Metrics;
using RealNvp.Data.Snapshots;
using RealNvp.Engine.Datasets;
using RealNvp.Engine.Export;
using RealNvp.Engine.Flows;

namespace RealNvp.Web.Tests.Api;

/// <summary>Runs as files: out of one studio, into another, and every file that is none.</summary>
[Collection(ApiCollection.Name)]
public class RunBundleTests(ApiFixture api)
{
    private const string Runs = "/api/v1/runs";
    private const string Spec = """{"name":"log@2 travels","tags":["far"],"model":{"couplingLayers":2,"hiddenSize":4,"hiddenLayers":1},"training":{"epochs":3,"seed":9}}""";

    [Fact]
    public async Task A_run_comes_back_from_its_bundle_as_it_was()
    {
        var (id, bundle) = await BundleAsync();
        var before = JsonNode.Parse((await api.GetJsonAsync($"{Runs}/{id}")).GetRawText())!;
        var curve = await ReadAsync($"{Runs}/{id}/metrics?maxPoints=0");
        var log = await ReadAsync($"{Runs}/{id}/log");
        var snapshot = await BytesAsync($"{Runs}/{id}/snapshots/3?format=safetensors");
        var weights = await BytesAsync($"{Runs}/{id}/weights");
        await DeleteAsync(id);

        var after = JsonNode.Parse((await ImportAsync(bundle.Pack())).GetRawText())!;

        var newId = (string)after["id"]!;
        Assert.NotEqual(id, newId);
        Assert.Equal(id, (string?)after["lineage"]!["importedId"]);
        Assert.Equal("import", (string?)after["lineage"]!["origin"]);
        foreach (var own in new[] { "id", "url", "lineage" })
        {
            before.AsObject().Remove(own);
            after.AsObject().Remove(own);
        }

        Assert.Equal(before.ToJsonString(), after.ToJsonString());
        Assert.Equal(curve, await ReadAsync($"{Runs}/{newId}/metrics?maxPoints=0"));
        Assert.Equal(log, await ReadAsync($"{Runs}/{newId}/log"));
        Assert.Equal(snapshot, await BytesAsync($"{Runs}/{newId}/snapshots/3?format=safetensors"));
        Assert.Equal(weights, await BytesAsync($"{Runs}/{newId}/weights"));
        Assert.Contains("log@2 travels", bundle.Text("README.md"), StringComparison.Ordinal);

        // Out again and in again: still the run that was trained under the first id.
        var again = BundleZip.Read(await BytesAsync($"{Runs}/{newId}/bundle"));
        Assert.Equal(id, (string?)JsonNode.Parse(again.Text("run.json"))!["id"]);
        Assert.Equal(bundle.Text("metrics.csv"), again.Text("metrics.csv"));
        using var here = await PostAsync(again.Pack());
        Assert.Contains(newId, (await Problem.ReadAsync(here, HttpStatusCode.Conflict)).Detail!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_travels_with_its_run()
    {
        var (id, without) = await BundleAsync();
        Assert.DoesNotContain("note.md", without.Parts.Keys);
        using var saved = await api.Client.PutAsync(
            new Uri($"{Runs}/{id}/note", UriKind.Relative), new StringContent("""{"text":"**far** away","version":0}""", System.Text.Encoding.UTF8, "application/json"), ApiFixture.Token);
        var bundle = BundleZip.Read(await BytesAsync($"{Runs}/{id}/bundle"));
        Assert.Equal("**far** away", bundle.Text("note.md"));
        Assert.Contains("note.md", bundle.Text("README.md"), StringComparison.Ordinal);
        await DeleteAsync(id);

        await RefusedAsync("a note has at most 20,000", BundleZip.Read(bundle.Pack()).Set("note.md", new string('x', 20_001)).Sealed().Pack());
        var newId = (await ImportAsync(bundle.Pack())).GetProperty("id").GetString();

        var note = await api.GetJsonAsync($"{Runs}/{newId}/note");
        Assert.Equal(("**far** away", 1), (note.GetProperty("text").GetString(), note.GetProperty("version").GetInt32()));
    }

    [Fact]
    public async Task A_form_with_the_file_does_as_well_and_a_run_that_is_here_is_not_doubled()
    {
        var (id, bundle) = await BundleAsync();
        using var form = new MultipartFormDataContent { { new ByteArrayContent(bundle.Pack()), "file", "bundle.zip" } };

        using var response = await api.Client.PostAsync(new Uri($"{Runs}/import", UriKind.Relative), form, ApiFixture.Token);

        Assert.Contains(id, (await Problem.ReadAsync(response, HttpStatusCode.Conflict)).Detail!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_run_travels_too_but_does_not_go_on_where_its_checkpoint_is_not()
    {
        var id = (await api.LaunchAsync("""{"name":"fail@2","training":{"epochs":5}}""")).GetProperty("id").GetString()!;
        await api.WaitForAsync(id, "failed");
        var bundle = await BytesAsync($"{Runs}/{id}/bundle");
        await DeleteAsync(id);

        var run = await ImportAsync(bundle);

        Assert.Equal("Lower the learning rate.", run.GetProperty("failure").GetProperty("advice").GetString());
        using var resume = await api.SendAsync(HttpMethod.Post, $"{Runs}/{run.GetProperty("id").GetString()}/resume");
        Assert.Contains("trained elsewhere", (await Problem.ReadAsync(resume, HttpStatusCode.Conflict)).Detail!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_has_not_ended_has_no_bundle_yet()
    {
        var id = (await api.LaunchAsync("""{"name":"delay=500","training":{"epochs":50}}""")).GetProperty("id").GetString()!;
        using var early = await api.GetAsync($"{Runs}/{id}/bundle");
        Assert.Contains("has not ended", (await Problem.ReadAsync(early, HttpStatusCode.Conflict)).Detail!, StringComparison.Ordinal);
        using var nobody = await api.GetAsync($"{Runs}/nosuchrun2/bundle");
        await Problem.ReadAsync(nobody, HttpStatusCode.NotFound);
        using var cancel = await api.SendAsync(HttpMethod.Post, $"{Runs}/{id}/cancel");
    }

    [Fact]
    public async Task What_is_no_bundle_is_refused_with_the_reason_and_leaves_nothing_behind()
    {
        var (id, bundle) = await BundleAsync();
        await DeleteAsync(id);
        var whole = bundle.Pack();
        byte[] Changed(Func<BundleZip, BundleZip> change, string? twice = null) => change(BundleZip.Read(whole)).Pack(twice);

        await RefusedAsync("not a zip archive, or it is cut off", "no zip"u8.ToArray());
        await RefusedAsync("not a zip archive, or it is cut off", []);
        await RefusedAsync("not a zip archive, or it is cut off", whole[..(whole.Length / 2)]);
        await RefusedAsync("\"../../evil.txt\", which is no part of a bundle", Changed(zip => zip.Set("../../evil.txt", "x").Sealed()));
        await RefusedAsync("\"snapshots/../0.safetensors\", which is no part", Changed(zip => zip.Set("snapshots/../0.safetensors", "x")));
        await RefusedAsync("metrics.csv twice", Changed(zip => zip, twice: "metrics.csv"));
        await RefusedAsync("no manifest.json", Changed(zip => Without(zip, "manifest.json")));
        await RefusedAsync("metrics.csv is missing", Changed(zip => Without(zip, "metrics.csv")));
        await RefusedAsync("metrics.csv is missing from the bundle", Changed(zip => Without(zip, "metrics.csv").Sealed()));
        await RefusedAsync("weights.safetensors is missing", Changed(zip => Without(zip, "weights.safetensors").Sealed()));
        await RefusedAsync("is damaged: its SHA-256", Changed(zip => zip.Set("metrics.csv", zip.Text("metrics.csv").Replace('1', '2'))));
        await RefusedAsync("unpacks to more than the 10 bytes", Changed(zip => zip.Json("manifest.json", json => PartOf(json, "metrics.csv")["bytes"] = 10)));
        await RefusedAsync("bytes instead of the 100000", Changed(zip => zip.Json("manifest.json", json => PartOf(json, "metrics.csv")["bytes"] = 100_000)));
        await RefusedAsync("unpacks to more than 1,000 MB", Changed(zip => zip.Json("manifest.json", json => PartOf(json, "metrics.csv")["bytes"] = 1L << 40)));
        await RefusedAsync("format version 2", Changed(zip => zip.Json("manifest.json", json => json["version"] = 2)));
        await RefusedAsync("not valid JSON", Changed(zip => zip.Set("manifest.json", "{")));
        await RefusedAsync("status is \"running\"", Changed(zip => zip.Json("run.json", json => json["status"] = "running").Sealed()));
        await RefusedAsync("couplingLayers is 0", Changed(zip => zip.Json("run.json", json => json["spec"]!["model"]!["couplingLayers"] = 0).Sealed()));
        await RefusedAsync("learningPace", Changed(zip => zip.Json("run.json", json => json["spec"]!["training"]!["learningPace"] = 1).Sealed()));
        await RefusedAsync("holds 2 couplings", Changed(zip => zip.Json("run.json", json => json["spec"]!["model"]!["couplingLayers"] = 3).Sealed()));
        await RefusedAsync("ends with epoch 3", Changed(zip => zip.Json("run.json", json => json["results"]!["epoch"] = 2).Sealed()));
        await RefusedAsync("run.json is wrong: id", Changed(zip => zip.Json("run.json", json => json["id"] = "<script>").Sealed()));
        await RefusedAsync("run.json is wrong: provenance", Changed(zip => zip.Json("run.json", json => json["provenance"] = 3).Sealed()));
        await RefusedAsync("run.json cannot be read", Changed(zip => zip.Set("run.json", "[]").Sealed()));
        await RefusedAsync("run.json cannot be read", Changed(zip => zip.Json("run.json", json => json["id"] = null).Sealed()));
        await RefusedAsync("run.json cannot be read", Changed(zip => zip.Json("run.json", json => json["tags"] = null).Sealed()));
        await RefusedAsync("tags or data.columns hold null", Changed(zip => zip.Json("run.json", json => json["tags"] = new JsonArray((JsonNode?)null)).Sealed()));
        await RefusedAsync("run.json cannot be read", Changed(zip => zip.Json("run.json", json => json["data"]!["columns"] = null).Sealed()));
        await RefusedAsync("results.seconds is -1; it must be a number from 0", Changed(zip => zip.Json("run.json", json => json["results"]!["seconds"] = -1).Sealed()));
        await RefusedAsync("data.trainRows is -5; it must be a whole number from 0", Changed(zip => zip.Json("run.json", json => json["data"]!["trainRows"] = -5).Sealed()));
        await RefusedAsync("not a safetensors file", Changed(zip => zip.Set("weights.safetensors", "these are no weights").Sealed()));
        await RefusedAsync("snapshots/0000003.safetensors", Changed(zip => zip.Set("snapshots/0000003.safetensors", "these are no points").Sealed()));

        await ImportAsync(whole);
    }

    private static BundleZip Without(BundleZip zip, string name)
    {
        zip.Parts.Remove(name);
        return zip;
    }

    private static JsonNode PartOf(JsonNode manifest, string name) => manifest["parts"]!.AsArray().Single(part => (string?)part!["name"] == name)!;

    private async Task RefusedAsync(string reason, byte[] content)
    {
        using var response = await PostAsync(content);
        Assert.Contains(reason, (await Problem.ReadAsync(response, HttpStatusCode.BadRequest)).MessageOf("file"), StringComparison.Ordinal);
    }

    private async Task<JsonElement> ImportAsync(byte[] content)
    {
        using var response = await PostAsync(content);
        var text = await response.Content.ReadAsStringAsync(ApiFixture.Token);
        Assert.True(response.StatusCode == HttpStatusCode.Created, text);
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    private Task<HttpResponseMessage> PostAsync(byte[] content)
    {
        var body = new ByteArrayContent(content);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/zip");
        return api.Client.PostAsync(new Uri($"{Runs}/import", UriKind.Relative), body, ApiFixture.Token);
    }

    /// <summary>A completed run with weights, a snapshot, a log and a curve that has holes; and its bundle.</summary>
    private async Task<(string Id, BundleZip Bundle)> BundleAsync()
    {
        var id = (await api.LaunchAsync(Spec)).GetProperty("id").GetString()!;
        await api.WaitForAsync(id, "completed");
        await api.Get<IMetricStore>().AppendAsync(id, [new EpochMetric(3, double.NaN, 0.1 + 0.2, 0, 1e-3, double.PositiveInfinity, 3)], null, ApiFixture.Token);
        await api.Get<IArtifactStore>().SaveAsync(id, ArtifactKind.Weights, 3, Flow(), ApiFixture.Token);
        await api.Get<ISnapshotStore>().SaveAsync(id, 3, Points(), ApiFixture.Token);
        return (id, BundleZip.Read(await BytesAsync($"{Runs}/{id}/bundle")));
    }

    private static byte[] Flow() => Saved(path =>
    {
        var shape = new FlowShape(2, 2, 4, 1);
        new FlowFile(shape, FlowInitializer.Create(new ParameterLayout(shape), new SeededRandom(1)), Standardizer.Identity(2), ["x", "y"], Spec: null).Save(path);
    });

    private static byte[] Points() => Saved(path => new SafeTensorsFile(
        [.. new[] { "data", "latent", "noise", "generated" }.Select(name => SafeTensor.Of(name, [1f, 2f, 3f, float.NaN], 2, 2))],
        new Dictionary<string, string>()).Save(path));

    private static byte[] Saved(Action<string> save)
    {
        var path = Path.GetTempFileName();
        try
        {
            save(path);
            return File.ReadAllBytes(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private async Task<string> ReadAsync(string path) => (await api.GetJsonAsync(path)).GetRawText();

    private async Task<byte[]> BytesAsync(string path)
    {
        using var response = await api.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsByteArrayAsync(ApiFixture.Token);
    }

    private async Task DeleteAsync(string id)
    {
        using var trash = await api.SendAsync(HttpMethod.Post, $"{Runs}/{id}/trash");
        using var response = await api.SendAsync(HttpMethod.Delete, $"{Runs}/{id}");
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }
}
