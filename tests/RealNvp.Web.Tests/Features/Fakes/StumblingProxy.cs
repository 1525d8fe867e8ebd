using System.Reflection;

namespace RealNvp.Web.Tests.Features.Fakes;

/// <summary>What is behind <see cref="Stumbling"/>; public, because the proxy of another assembly derives from it.</summary>
public class StumblingProxy : DispatchProxy
{
    private object _inner = new();
    private string _method = "";
    private Exception? _exception;

    public void Prepare(object inner, string method, Exception exception) => (_inner, _method, _exception) = (inner, method, exception);

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod!.Name == _method && Interlocked.Exchange(ref _exception, null) is { } exception)
        {
            throw exception;
        }

        return targetMethod.Invoke(_inner, BindingFlags.DoNotWrapExceptions, null, args, null);
    }
}
