namespace Huiyin.Platform.Sheets;

/// <summary>
/// Stands between a sheet writer, which writes at once, and a reader far away, who takes time: what is written waits here
/// until it is sent on, so that no thread waits and no more than a few rows are held.
/// </summary>
internal sealed class SheetBuffer : Stream
{
    private readonly MemoryStream waiting = new();

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Sends on what has been written so far.</summary>
    public async Task SendTo(Stream reader, CancellationToken stop)
    {
        await reader.WriteAsync(waiting.GetBuffer().AsMemory(0, (int)waiting.Length), stop);
        await reader.FlushAsync(stop);
        waiting.SetLength(0);
    }

    public override void Write(byte[] buffer, int offset, int count) => waiting.Write(buffer, offset, count);

    public override void Write(ReadOnlySpan<byte> buffer) => waiting.Write(buffer);

    public override void Flush() { }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            waiting.Dispose();
        base.Dispose(disposing);
    }
}
