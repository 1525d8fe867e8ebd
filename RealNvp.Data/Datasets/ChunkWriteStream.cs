namespace RealNvp.Data.Datasets;

/// <summary>Cuts what is written to it into pieces of equal size and hands each on; holds one piece in memory.</summary>
/// <param name="size">Bytes of a piece; the last may be shorter.</param>
/// <param name="save">Takes a piece and its position, from 0.</param>
internal sealed class ChunkWriteStream(int size, Func<int, byte[], CancellationToken, Task> save) : Stream
{
    private readonly byte[] _buffer = new byte[size];
    private int _filled;
    private int _position;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!buffer.IsEmpty)
        {
            var count = Math.Min(buffer.Length, size - _filled);
            buffer[..count].CopyTo(_buffer.AsMemory(_filled));
            buffer = buffer[count..];
            _filled += count;
            if (_filled == size)
            {
                await SaveAsync(cancellationToken);
            }
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <summary>Hands on the rest; to be called once, after the last write.</summary>
    public Task CompleteAsync(CancellationToken cancellationToken) => _filled > 0 ? SaveAsync(cancellationToken) : Task.CompletedTask;

    /// <summary>Does nothing: a piece is only handed on when it is full or the last.</summary>
    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("Write asynchronously: pieces go to the database.");

    private async Task SaveAsync(CancellationToken cancellationToken)
    {
        await save(_position, _buffer[.._filled], cancellationToken);
        _position++;
        _filled = 0;
    }
}
