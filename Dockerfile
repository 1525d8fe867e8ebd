# syntax=docker/dockerfile:1
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
# Restore first, from the project files alone, so that a change of code does not fetch the packages again.
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig BannedSymbols.txt ./
COPY RealNvp.Engine/RealNvp.Engine.csproj RealNvp.Engine/
COPY RealNvp.Data/RealNvp.Data.csproj RealNvp.Data/
COPY RealNvp.Web/RealNvp.Web.csproj RealNvp.Web/
RUN dotnet restore RealNvp.Web/RealNvp.Web.csproj
COPY appsettings.json ./
COPY RealNvp.Engine/ RealNvp.Engine/
COPY RealNvp.Data/ RealNvp.Data/
COPY RealNvp.Web/ RealNvp.Web/
RUN dotnet publish RealNvp.Web/RealNvp.Web.csproj -c Release --no-restore -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app ./
# The data folder belongs to the unprivileged user of the base image; a named volume takes over its owner.
RUN mkdir /data && chown "$APP_UID" /data
USER $APP_UID
VOLUME /data
ENV Urls=http://+:8080 \
    RealNvp__DataDirectory=/data
EXPOSE 8080
# The base image has no curl: bash itself can ask.
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /healthz HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["dotnet", "RealNvp.Web.dll"]
