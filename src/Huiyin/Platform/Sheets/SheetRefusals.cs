namespace Huiyin.Platform.Sheets;

/// <summary>Why an uploaded sheet cannot be read.</summary>
internal static class SheetRefusals
{
    public static readonly Refusal Empty = Unreadable("文件是空的。");
    public static readonly Refusal NoSheet = Unreadable("这不是 .xlsx 或 .csv 文件。");
    public static readonly Refusal OldFormat = Unreadable(
        "这是旧版 .xls 或加密的文件，请在 Excel 中另存为 .xlsx 后再上传。"
    );
    public static readonly Refusal Damaged = Unreadable("文件已损坏，请在 Excel 中打开并另存后再上传。");
    public static readonly Refusal TooLarge = Unreadable("文件太大，请分成几个文件上传。");

    public static Refusal OpenQuote(int row) => Unreadable("第 {0} 行有一个引号没有配对，这一行及以后没有读入。", row);

    private static Refusal Unreadable(string message, params object?[] args) =>
        new("sheet_unreadable", message, RefusalKind.Invalid, "file", args);
}
