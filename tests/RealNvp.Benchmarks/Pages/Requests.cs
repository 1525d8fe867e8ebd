using Clock = System.Diagnostics.Stopwatch;

namespace RealNvp.Benchmarks.Pages;

/// <summary>One address asked again and again, one request after the other.</summary>
/// <param name="First">Milliseconds of the first request, before anything is warm.</param>
/// <param name="Latencies">Those of the others.</param>
/// <param name="Bytes">Length of the answer.</param>
internal sealed record Requests(double First, Latencies Latencies, int Bytes)
{
    public static async Task<Requests> MeasureAsync(HttpClient client, string address, int requests)
    {
        var (latencies, first, bytes) = (new Latencies(), 0.0, 0);
        for (var i = 0; i <= requests; i++)
        {
            var start = Clock.GetTimestamp();
            using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
            answer.EnsureSuccessStatusCode();
            bytes = (await answer.Content.ReadAsByteArrayAsync()).Length;
            if (i == 0)
            {
                first = Clock.GetElapsedTime(start).TotalMilliseconds;
            }
            else
            {
                latencies.Add(Clock.GetElapsedTime(start));
            }
        }

        return new Requests(first, latencies, bytes);
    }
}
