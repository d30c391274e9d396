using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Huiyin.Platform.Sheets;

/// <summary>The parts of an .xlsx that are the same for every sheet: styles, contents, relations.</summary>
internal static class XlsxPackage
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    public const int HeadingStyle = 1;

    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string PackageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Types = "http://schemas.openxmlformats.org/package/2006/content-types";
    private const string Spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    private const string Styles = """
        <numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/><numFmt numFmtId="165" formatCode="yyyy\-mm\-dd\ hh:mm"/></numFmts>
        <fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
        <fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
        <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
        <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
        <cellXfs count="7">
        <xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
        <xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>
        <xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
        <xf numFmtId="1" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
        <xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
        <xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
        <xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
        </cellXfs>
        """;

    /// <summary>Texts are formatted as text, so that editing "=1+1" in Excel does not make a formula of it.</summary>
    public static int StyleOf(SheetCellKind kind) =>
        kind switch
        {
            SheetCellKind.Empty => 0,
            SheetCellKind.Text => 2,
            SheetCellKind.Integer => 3,
            SheetCellKind.Decimal => 4,
            SheetCellKind.Date => 5,
            SheetCellKind.Time => 6,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind of cell."),
        };

    public static XmlWriter Part(ZipArchive archive, string path)
    {
        var entry = archive.CreateEntry(path, CompressionLevel.Fastest);
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(false), CloseOutput = true };
        var writer = XmlWriter.Create(entry.Open(), settings);
        writer.WriteStartDocument(standalone: true);
        return writer;
    }

    public static void WriteRest(ZipArchive archive, string name, int sheets)
    {
        using (var styles = Part(archive, "xl/styles.xml"))
        {
            styles.WriteStartElement("styleSheet", Main);
            styles.WriteRaw(Styles);
        }
        using (var workbook = Part(archive, "xl/workbook.xml"))
        {
            workbook.WriteStartElement("workbook", Main);
            workbook.WriteStartElement("sheets");
            for (var i = 1; i <= sheets; i++)
            {
                workbook.WriteStartElement("sheet");
                workbook.WriteAttributeString("name", i == 1 ? name : $"{name} ({i})");
                workbook.WriteAttributeString("sheetId", $"{i}");
                workbook.WriteAttributeString("id", Relations, $"rId{i}");
                workbook.WriteEndElement();
            }
        }
        using (var relations = Part(archive, "xl/_rels/workbook.xml.rels"))
        {
            relations.WriteStartElement("Relationships", PackageRelations);
            for (var i = 1; i <= sheets; i++)
            {
                Relate(relations, $"rId{i}", "worksheet", $"worksheets/sheet{i}.xml");
            }
            Relate(relations, "rIdStyles", "styles", "styles.xml");
        }
        using (var relations = Part(archive, "_rels/.rels"))
        {
            relations.WriteStartElement("Relationships", PackageRelations);
            Relate(relations, "rId1", "officeDocument", "xl/workbook.xml");
        }
        using var types = Part(archive, "[Content_Types].xml");
        types.WriteStartElement("Types", Types);
        Declare(types, "Default", "Extension", "rels", "application/vnd.openxmlformats-package.relationships+xml");
        Declare(types, "Default", "Extension", "xml", "application/xml");
        Declare(types, "Override", "PartName", "/xl/workbook.xml", $"{Spreadsheet}.sheet.main+xml");
        Declare(types, "Override", "PartName", "/xl/styles.xml", $"{Spreadsheet}.styles+xml");
        for (var i = 1; i <= sheets; i++)
        {
            Declare(types, "Override", "PartName", $"/xl/worksheets/sheet{i}.xml", $"{Spreadsheet}.worksheet+xml");
        }
    }

    private static void Relate(XmlWriter relations, string id, string kind, string target)
    {
        relations.WriteStartElement("Relationship");
        relations.WriteAttributeString("Id", id);
        relations.WriteAttributeString("Type", $"{Relations}/{kind}");
        relations.WriteAttributeString("Target", target);
        relations.WriteEndElement();
    }

    private static void Declare(XmlWriter types, string element, string by, string what, string contentType)
    {
        types.WriteStartElement(element);
        types.WriteAttributeString(by, what);
        types.WriteAttributeString("ContentType", contentType);
        types.WriteEndElement();
    }
}
