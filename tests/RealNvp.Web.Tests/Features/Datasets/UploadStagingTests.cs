using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RealNvp.Web.Features.Datasets;

namespace RealNvp.Web.Tests.Features.Datasets;

public class UploadStagingTests : DatasetContext
{
    [Fact]
    public async Task A_stream_of_200_MB_is_refused_at_the_limit_and_leaves_nothing_behind()
    {
        using var endless = new CountingStream(200_000_000);

        var exception = await Assert.ThrowsAsync<UploadTooLargeException>(() => Staging.StageAsync(endless, "big.csv", progress: null, Ct));

        Assert.Equal("The file is larger than 1 MB, the most that is allowed.", exception.Message);
        Assert.InRange(endless.Taken, 1_000_001, 1_100_000);
        Assert.Equal(0, StagedFiles);
    }

    [Fact]
    public async Task A_cancelled_upload_leaves_nothing_behind()
    {
        using var endless = new CountingStream(900_000);
        using var cancel = new CancellationTokenSource();
        endless.OnRead = () => cancel.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Staging.StageAsync(endless, "x.csv", progress: null, cancel.Token));

        Assert.Equal(0, StagedFiles);
    }

    [Fact]
    public async Task A_staged_file_goes_when_it_is_done_with()
    {
        var file = await StageAsync(Table());
        Assert.Equal(1, StagedFiles);

        file.Dispose();

        Assert.Equal(0, StagedFiles);
    }

    [Theory]
    [InlineData("/home/me/iris.csv", "iris.csv")]
    [InlineData(@"C:\Users\me\iris.csv", "iris.csv")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("a\nb.csv", "ab.csv")]
    [InlineData("", "data.csv")]
    public async Task File_names_are_for_people_only(string given, string shown)
    {
        using var file = await StageAsync(Table(), given);

        Assert.Equal(shown, file.FileName);
        Assert.Equal(Staging.Folder, System.IO.Path.GetDirectoryName(file.Path));
    }

    [Fact]
    public async Task What_a_crash_left_behind_goes_at_the_next_start()
    {
        await StageAsync(Table());
        var cleanup = Services.GetServices<IHostedService>().OfType<UploadCleanup>().Single();

        await cleanup.StartAsync(Ct);

        Assert.Equal(0, StagedFiles);
    }

    /// <summary>So many bytes, made as they are read.</summary>
    private sealed class CountingStream(long length) : Stream
    {
        public long Taken { get; private set; }

        public Action OnRead { get; set; } = () => { };

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => Taken; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            OnRead();
            var taken = (int)Math.Min(count, length - Taken);
            Array.Fill(buffer, (byte)'1', offset, taken);
            Taken += taken;
            return taken;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
