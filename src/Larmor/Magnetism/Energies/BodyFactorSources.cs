using Larmor.Provenance;

namespace Larmor.Magnetism.Energies;

/// <summary>The works behind the demagnetizing factors of the bodies.</summary>
internal static class BodyFactorSources
{
    public static Citation Osborn { get; } = new(
        "osborn-1945",
        "J. A. Osborn, Demagnetizing factors of the general ellipsoid, Phys. Rev. 67, 351-357 (1945).",
        "10.1103/PhysRev.67.351");

    public static Citation Carlson { get; } = new(
        "carlson-1995",
        "B. C. Carlson, Numerical computation of real or complex elliptic integrals, Numer. Algorithms 10, 13-26 (1995).",
        "10.1007/BF02198293");

    public static Citation Aharoni { get; } = new(
        "aharoni-1998",
        "A. Aharoni, Demagnetizing factors for rectangular ferromagnetic prisms, J. Appl. Phys. 83, 3432-3434 (1998).",
        "10.1063/1.367113");

    public static Citation Chen { get; } = new(
        "chen-1991",
        "D.-X. Chen, J. A. Brug, R. B. Goldfarb, Demagnetizing factors for cylinders, IEEE Trans. Magn. 27, 3601-3619 (1991).",
        "10.1109/20.102932");

    public static Citation Beleggia { get; } = new(
        "beleggia-2005",
        "M. Beleggia, M. De Graef, Y. T. Millev, D. A. Goode, G. Rowlands, Demagnetization factors for elliptic cylinders, J. Phys. D 38, 3333-3342 (2005).",
        "10.1088/0022-3727/38/18/001");

    public static Citation Newell { get; } = new(
        "newell-1993",
        "A. J. Newell, W. Williams, D. J. Dunlop, A generalization of the demagnetizing tensor for nonuniform magnetization, J. Geophys. Res. 98, 9551-9555 (1993).",
        "10.1029/93JB00694");
}
