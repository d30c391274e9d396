using Huiyin.Cases.Public;
using Huiyin.Platform;
using Huiyin.Platform.Files;
using static Huiyin.Platform.Texts;

namespace Huiyin.Cases.Attachments;

/// <summary>Takes in the files of a multipart post; the fields beside them are none.</summary>
internal sealed record AddFiles
{
    private const long LargestFile = 20 * 1024 * 1024;
    private const int MostAtOnce = 12;
    private const int LongestName = 120;

    private static readonly Dictionary<FileKind, string[]> Endings = new()
    {
        [FileKind.Png] = [".png"],
        [FileKind.Jpeg] = [".jpg", ".jpeg", ".jfif"],
        [FileKind.Webp] = [".webp"],
        [FileKind.Pdf] = [".pdf"],
        [FileKind.Xlsx] = [".xlsx"],
        [FileKind.Csv] = [".csv"],
        [FileKind.Text] = [".txt"],
    };

    public static async Task<Outcome<Case>> To(HttpContext http)
    {
        if (!http.Request.HasFormContentType || (await http.Request.ReadFormAsync()).Files is not { Count: > 0 } posted)
            return Refusal.Invalid("files", "请选择照片或文件。");
        if (posted.Count > MostAtOnce)
            return Refusal.Invalid("files", "一次最多 {0} 个文件。", MostAtOnce);
        var register = http.RequestServices.GetRequiredService<CaseRegister>();
        return await register.Change(
            (string)http.GetRouteValue("case")!,
            null,
            async found =>
            {
                foreach (var file in posted)
                {
                    if ((await Keep(file, found, register)).Refusal is { } no)
                        return no;
                }
                return Outcome.Done;
            }
        );
    }

    private static async Task<Outcome> Keep(IFormFile file, Case about, CaseRegister register)
    {
        var name = NameOf(file);
        if (file.Length > LargestFile)
            return Refusal.Invalid("files", "{0} 超过 20 MB，请压缩后再传。", name);
        using var content = new MemoryStream();
        await file.CopyToAsync(content);
        if (FileContent.Recognise(content, name) is not { } found || LooksLikeMarkup(found, content))
            return Refusal.Invalid("files", "{0} 不是可以收的文件：只收照片、PDF、Excel 表和纯文本。", name);
        if (!Endings[found.Kind].Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase))
            return Refusal.Invalid("files", "{0} 的内容和文件名不符，不能收。", name);
        var clean = content;
        if (found.IsPicture)
        {
            // Where and when a photo was taken is nobody's business.
            if (PictureCleaning.Clean(found.Kind, content.ToArray()) is not { } picture)
                return Refusal.Invalid("files", "{0} 的内容和文件名不符，不能收。", name);
            clean = new MemoryStream(picture);
        }
        clean.Position = 0;
        if (await register.Files.Save(clean, LargestFile) is not { } key)
            return Refusal.Invalid("files", "{0} 超过 20 MB，请压缩后再传。", name);
        var kept = new CaseFile(about, name, found.MediaType, clean.Length, key.Value, register.Actor, register.Now);
        register.Db.Add(kept);
        about.Note("FileAdded", register.Actor, register.Now, null, ("name", name), ("file", kept.Id.ToString()));
        return Outcome.Done;
    }

    /// <summary>A web page is text too, but nobody sends one to a desk in good faith.</summary>
    private static bool LooksLikeMarkup(FileContent found, MemoryStream content)
    {
        if (found.Kind is not (FileKind.Text or FileKind.Csv))
            return false;
        var head = content.GetBuffer().AsSpan(0, (int)Math.Min(content.Length, 1024));
        var text = System.Text.Encoding.UTF8.GetString(head).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        return text.StartsWith('<')
            || text.Contains("<script", StringComparison.OrdinalIgnoreCase)
            || text.Contains("<html", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The last part of the sent name, without what no file is called.</summary>
    private static string NameOf(IFormFile file)
    {
        var name = file.FileName.Split('/', '\\')[^1];
        name = new string([.. name.Where(c => !char.IsControl(c))]).Trim();
        if (name.Length == 0)
            return T("未命名");
        return name.Length <= LongestName ? name : name[..(LongestName - 10)] + name[^10..];
    }
}
