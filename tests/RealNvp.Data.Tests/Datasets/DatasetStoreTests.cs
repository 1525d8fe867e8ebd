using System.Security.Cryptography;
using System.Text;
using RealNvp.Data.Datasets;
using RealNvp.Data.Runs.Shelves;

namespace RealNvp.Data.Tests.Datasets;

[Collection(AloneCollection.Name)]
public class DatasetStoreTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_upload_comes_back_byte_for_byte_with_what_was_decided_about_it()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var content = Encoding.UTF8.GetBytes("\uFEFFa;b\r\n1,5;2\r\n");
        var stored = await studio.Datasets.CreateAsync(Example("über <i>iris</i>"), new MemoryStream(content), Token);
        var found = await studio.Datasets.FindAsync(stored.Id, Token);
        Assert.Equivalent(stored, found, strict: true);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), found!.Sha256);
        Assert.Equal(content.Length, found.Bytes);
        Assert.Equal(["a", "b"], found.Columns);
        Assert.Equal(content, await ReadAsync(studio, stored.Id));
    }

    [Fact]
    public async Task A_large_upload_is_kept_in_pieces_and_never_as_a_whole_in_memory()
    {
        await using var studio = await StudioFixture.CreateAsync();
        const int Megabytes = 48;
        await studio.Datasets.CreateAsync(Example("warm-up"), new Noise(1_000_000), Token);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var stored = await studio.Datasets.CreateAsync(Example("large"), new Noise(Megabytes * 1_000_000), Token);
        var pieces = (long)(await studio.ScalarAsync($"SELECT count(*) FROM dataset_chunks WHERE DatasetId = '{stored.Id}'"))!;
        Assert.InRange(pieces, Megabytes / 2, Megabytes + 2);
        Assert.True((long)(await studio.ScalarAsync("SELECT max(length(Content)) FROM dataset_chunks"))! <= 1 << 20);

        using var hash = SHA256.Create();
        await using (var hashing = new CryptoStream(Stream.Null, hash, CryptoStreamMode.Write))
        {
            Assert.True(await studio.Datasets.CopyContentToAsync(stored.Id, hashing, Token));
        }

        Assert.Equal(stored.Sha256, Convert.ToHexStringLower(hash.Hash!));

        // What was allocated in all is one or two pieces per piece, not a buffer that doubles.
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 6L * Megabytes * 1_000_000);
    }

    [Fact]
    public async Task An_upload_that_breaks_off_leaves_nothing()
    {
        await using var studio = await StudioFixture.CreateAsync();
        await Assert.ThrowsAsync<IOException>(() => studio.Datasets.CreateAsync(Example("cut"), new Noise(3_000_000, breakOff: true), Token));
        Assert.Empty(await studio.Datasets.ListAsync(Token));
        Assert.Equal(0L, await studio.ScalarAsync("SELECT (SELECT count(*) FROM datasets) + (SELECT count(*) FROM dataset_chunks)"));
    }

    [Fact]
    public async Task An_upload_cut_short_by_a_crash_is_invisible_and_goes_at_the_next_start()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var stored = await studio.Datasets.CreateAsync(Example("half"), new Noise(1_000), Token);
        await studio.ScalarAsync("UPDATE datasets SET IsComplete = 0");
        Assert.Null(await studio.Datasets.FindAsync(stored.Id, Token));
        Assert.Empty(await studio.Datasets.ListAsync(Token));
        Assert.False(await studio.Datasets.CopyContentToAsync(stored.Id, Stream.Null, Token));
        await Assert.ThrowsAsync<KeyNotFoundException>(() => studio.AddRunAsync(change: r => r with { DatasetId = stored.Id }));

        await studio.Database.InitialiseAsync(Token);
        Assert.Equal(0L, await studio.ScalarAsync("SELECT (SELECT count(*) FROM datasets) + (SELECT count(*) FROM dataset_chunks)"));
    }

    [Fact]
    public async Task A_data_set_in_use_is_not_deleted()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var stored = await studio.Datasets.CreateAsync(Example("used"), new Noise(1_000), Token);
        var run = await studio.AddRunAsync(change: r => r with { DatasetId = stored.Id });
        Assert.Equal(1, (await studio.Datasets.FindAsync(stored.Id, Token))!.RunCount);
        Assert.Equal(DatasetDeletion.InUse, await studio.Datasets.TryDeleteAsync(stored.Id, Token));
        await studio.Runs.TryCancelAsync(run.Id, Token);
        await studio.Get<IRunShelfStore>().MarkAsync([run.Id], RunMark.Trash, Token);
        Assert.Equal(DatasetDeletion.InUse, await studio.Datasets.TryDeleteAsync(stored.Id, Token));
        await studio.Get<IRunShelfStore>().DeleteAsync([run.Id], Token);
        Assert.Equal(DatasetDeletion.Deleted, await studio.Datasets.TryDeleteAsync(stored.Id, Token));
        Assert.Equal(DatasetDeletion.NotFound, await studio.Datasets.TryDeleteAsync(stored.Id, Token));
        Assert.Equal(0L, await studio.ScalarAsync("SELECT count(*) FROM dataset_chunks"));
    }

    private static NewDataset Example(string name) => new()
    {
        Name = name,
        FileName = "iris.csv",
        ImportJson = "{}",
        Columns = ["a", "b"],
        Rows = 150,
        DroppedRows = 2,
        SummaryJson = "{}",
    };

    private static async Task<byte[]> ReadAsync(StudioFixture studio, string id)
    {
        using var content = new MemoryStream();
        Assert.True(await studio.Datasets.CopyContentToAsync(id, content, Token));
        return content.ToArray();
    }

    /// <summary>Bytes that do not compress, made while they are read.</summary>
    private sealed class Noise(int length, bool breakOff = false) : Stream
    {
        private readonly Random _random = new(1);
        private int _read;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            count = Math.Min(count, length - _read);
            if (count == 0 && breakOff)
            {
                throw new IOException("The client went away.");
            }

            _random.NextBytes(buffer.AsSpan(offset, count));
            _read += count;
            return count;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
