using Microsoft.AspNetCore.Connections;
using RealNvp.Data;

namespace RealNvp.Web.Hosting;

/// <summary>What a start that failed says.</summary>
internal static class StartFailures
{
    /// <summary>The message for people, or null where the failure is one nobody thought of.</summary>
    public static string? Explain(Exception exception)
    {
        for (var current = exception; current is not null; current = current.InnerException)
        {
            switch (current)
            {
                case StartException or StudioDatabaseException:
                    return current.Message;
                case AddressInUseException:
                    return $"{exception.Message.TrimEnd('.')}.{Environment.NewLine}"
                        + "Stop the program that listens there, or choose another port: --Urls=http://localhost:5081.";
                case FormatException when current.Message.Contains("Invalid url", StringComparison.OrdinalIgnoreCase):
                    return $"The setting Urls is not an address ({current.Message.TrimEnd('.')}).{Environment.NewLine}"
                        + "Give one like http://localhost:5080.";
                case InvalidDataException when current.Message.StartsWith("Failed to load configuration", StringComparison.Ordinal):
                    return $"{current.Message.TrimEnd('.')}: {current.GetBaseException().Message}";
            }
        }

        return exception is IOException && exception.Message.StartsWith("Failed to bind", StringComparison.Ordinal)
            ? $"{exception.Message.TrimEnd('.')}.{Environment.NewLine}Choose another address: --Urls=http://localhost:5081."
            : null;
    }
}
