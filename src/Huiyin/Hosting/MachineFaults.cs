using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Npgsql;

namespace Huiyin.Hosting;

/// <summary>A setting of the machine that the program cannot begin with; the message is for whoever wrote it.</summary>
internal sealed class UnusableSetting(string sentence) : Exception(sentence);

/// <summary>What the machine itself refuses, said in a sentence to whoever starts the program; everything else is a bug.</summary>
internal static class MachineFaults
{
    /// <summary>Null when it is a bug.</summary>
    public static string? InWords(Exception fault) =>
        fault switch
        {
            UnusableSetting => fault.Message,
            IOException { InnerException: AddressInUseException } =>
                $"要监听的地址已被别的程序占用，请换一个（HUIYIN_URLS）：{fault.Message}",
            UnauthorizedAccessException or DirectoryNotFoundException =>
                $"没有权限读写数据文件夹，请换一个（HUIYIN_DATA）：{fault.Message}",
            HttpRequestException { InnerException: SocketException } =>
                "数据正由另一个程序使用，它还没有准备好，或者正在停止；请过几秒再试。",
            NpgsqlException => $"连不上数据库，或它不接受（HUIYIN_DB）：{fault.Message}",
            _ => null,
        };
}
