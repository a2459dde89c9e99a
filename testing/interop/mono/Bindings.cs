// The bindings between Mono and Woad that are .NET's own.
using System.ServiceModel;
using System.ServiceModel.Channels;

static class Bindings
{
    public static Binding NetTcp() { return new NetTcpBinding(SecurityMode.None); }

    public static Binding BinaryHttp()
    {
        return new CustomBinding(new BinaryMessageEncodingBindingElement(), new HttpTransportBindingElement());
    }
}
