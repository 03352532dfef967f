using System.Net;
using System.Net.Sockets;
using Workbook.Engine.Stopping;
using Workbook.Kernel.Logging;

namespace Workbook.Kernel.Wire;

/// <summary>A listening socket: accepts peers, reads each on its own thread, hands their messages on.</summary>
internal abstract class ServerSocket : IDisposable
{
    private const int MaximumConnections = 256;

    private readonly string _name,
        _type;
    private readonly string[] _peerTypes;
    private readonly Socket _listener;
    private readonly HashSet<Connection> _connections = [];

    /// <exception cref="SocketException">The port is taken.</exception>
    protected ServerSocket(string name, string type, string[] peerTypes, IPEndPoint endPoint)
    {
        (_name, _type, _peerTypes) = (name, type, peerTypes);
        _listener = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        _listener.Bind(endPoint);
        _listener.Listen();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndPoint!).Port;

    public void Start() => Threads.Start($"{_name} accept", Accept);

    protected Connection[] Connections
    {
        get
        {
            lock (_connections)
            {
                return [.. _connections];
            }
        }
    }

    protected abstract void OnMessage(Connection peer, byte[][] message);

    protected virtual void OnConnected(Connection peer) { }

    protected virtual void OnDisconnected(Connection peer) { }

    private void Accept()
    {
        while (true)
        {
            try
            {
                var socket = _listener.Accept();
                var connection = new Connection(socket);
                if (TryAdd(connection))
                {
                    Threads.Start($"{_name} receive", () => Serve(connection));
                }
                else
                {
                    connection.Dispose();
                }
            }
            catch (ObjectDisposedException)
            {
                return;
            }
            catch (SocketException exception)
                when (exception.SocketErrorCode is SocketError.OperationAborted or SocketError.Interrupted)
            {
                return;
            }
            catch (Exception exception) when (exception is SocketException or IOException or OutOfMemoryException)
            {
                // Out of file handles or of threads for the moment: peers try again by themselves.
                Log.Write($"{_name}: cannot accept a connection: {exception.Message}");
                Thread.Sleep(100);
            }
        }
    }

    private bool TryAdd(Connection connection)
    {
        lock (_connections)
        {
            if (_connections.Count < MaximumConnections)
            {
                return _connections.Add(connection);
            }
        }
        Log.Write($"{_name}: refused a connection: {MaximumConnections} are open");
        return false;
    }

    private void Serve(Connection peer)
    {
        try
        {
            peer.Handshake(_type, _peerTypes);
            OnConnected(peer);
            while (peer.Receive() is { } message)
            {
                OnMessage(peer, message);
            }
        }
        catch (ProtocolException exception)
        {
            Log.Write($"{_name}: closed a connection: {exception.Message}");
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or SocketException)
        {
            // The peer went away, in whatever manner.
        }
        catch (Exception exception)
        {
            // A fault in the handling of one peer's message must not end the kernel and lose the reader's variables.
            Log.Write($"{_name}: closed a connection: {exception}");
        }
        finally
        {
            lock (_connections)
            {
                _connections.Remove(peer);
            }

            OnDisconnected(peer);
            peer.Dispose();
        }
    }

    public void Flush(TimeSpan timeout)
    {
        var deadline = DateTime.UtcNow + timeout;
        foreach (var connection in Connections)
        {
            connection.Flush(deadline - DateTime.UtcNow);
        }
    }

    public void Dispose()
    {
        _listener.Dispose();
        foreach (var connection in Connections)
        {
            connection.Dispose();
        }
    }
}
