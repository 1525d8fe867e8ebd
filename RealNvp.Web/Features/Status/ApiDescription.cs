using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace RealNvp.Web.Features.Status;

/// <summary>The API's title page.</summary>
internal sealed class ApiDescription : IOpenApiDocumentTransformer
{
    private const string Text =
        """
        Train, watch and compare RealNVP normalizing flows over HTTP. JSON, camelCase. The pages of the studio use the same services.

        **Errors** are problem details (RFC 9457). A refused input is a 400 whose `errors` maps the path of every wrong field to what is
        wrong with it and what is allowed, for example `"model.couplingLayers": ["couplingLayers is 0; it must be a whole number from 1 to 256."]`.
        404: there is no such thing. 409: its state does not allow that now. 507: the server's disk is full.

        **Numbers.** NLL values are nats per row on standardised data. JSON has no NaN: `null` stands for it in lists, elsewhere the field is left out.
        Fields without a value are left out. Times are UTC.
        """;

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo { Title = "RealNVP Studio API", Version = "1", Description = Text, License = new OpenApiLicense { Name = "MIT" } };
        return Task.CompletedTask;
    }
}
