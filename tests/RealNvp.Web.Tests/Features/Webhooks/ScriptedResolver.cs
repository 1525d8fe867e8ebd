using System.Net;
using System.Net.Sockets;
using RealNvp.Web.Features.Webhooks.Sending;

namespace RealNvp.Web.Tests.Features.Webhooks;

/// <summary>Names with the addresses that a test gives them; a name asked for again may have moved.</summary>
internal sealed class ScriptedResolver : IHostResolver
{
    private readonly Dictionary<string, Queue<string>> _answers = [];

    /// <param name="addresses">The answer to each question, the last one to all further ones; each may hold several, separated by blanks.</param>
    public void Set(string host, params string[] addresses) => _answers[host] = new Queue<string>(addresses);

    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        if (!_answers.TryGetValue(host, out var answers))
        {
            throw new SocketException((int)SocketError.HostNotFound);
        }

        var answer = answers.Count > 1 ? answers.Dequeue() : answers.Peek();
        return Task.FromResult(answer.Split(' ').Select(IPAddress.Parse).ToArray());
    }
}
