namespace Larmor.Provenance;

/// <summary>The works that Larmor's models rest on.</summary>
public static class Citations
{
    /// <summary>The theory that Larmor implements.</summary>
    public static Citation WegroweDrouhin { get; } = new(
        "wegrowe-drouhin-2011",
        "J.-E. Wegrowe, H.-J. Drouhin, Spin-Currents and Spin-Pumping Forces for Spintronics, Entropy 13, 316-331 (2011).",
        "10.3390/e13020316");

    /// <summary>Collinear transport perpendicular to the layers.</summary>
    public static Citation ValetFert { get; } = new(
        "valet-fert-1993",
        "T. Valet, A. Fert, Theory of the perpendicular magnetoresistance in magnetic multilayers, Phys. Rev. B 48, 7099-7113 (1993).",
        "10.1103/PhysRevB.48.7099");

    /// <summary>Spin accumulation at one interface.</summary>
    public static Citation VanSon { get; } = new(
        "van-son-1987",
        "P. C. van Son, H. van Kempen, P. Wyder, Boundary resistance of the ferromagnetic-nonferromagnetic metal interface, Phys. Rev. Lett. 58, 2271-2273 (1987).",
        "10.1103/PhysRevLett.58.2271");

    /// <summary>Mixing conductance and non-collinear circuit theory.</summary>
    public static Citation BrataasBauerKelly { get; } = new(
        "brataas-2006",
        "A. Brataas, G. E. W. Bauer, P. J. Kelly, Non-collinear magnetoelectronics, Phys. Rep. 427, 157-255 (2006).",
        "10.1016/j.physrep.2006.01.001");

    /// <summary>Spin-transfer torque of a multilayer.</summary>
    public static Citation Slonczewski { get; } = new(
        "slonczewski-1996",
        "J. C. Slonczewski, Current-driven excitation of magnetic multilayers, J. Magn. Magn. Mater. 159, L1-L7 (1996).",
        "10.1016/0304-8853(96)00062-5");

    /// <summary>Resistivity of a metal by scattering on phonons.</summary>
    public static Citation Bloch { get; } = new(
        "bloch-1930",
        "F. Bloch, on the law of electric resistance at low temperatures, Z. Phys. 59, 208 (1930).");

    /// <summary>The formula of that resistivity for all temperatures.</summary>
    public static Citation Gruneisen { get; } = new(
        "gruneisen-1933",
        "E. Grüneisen, on the electric resistance of pure metals and its dependence on temperature, Ann. Phys. 408, 530 (1933).",
        "10.1002/andp.19334080504");

    /// <summary>Precession of spins on their way along a metallic wire.</summary>
    public static Citation Jedema { get; } = new(
        "jedema-2002",
        "F. J. Jedema, H. B. Heersche, A. T. Filip, J. J. A. Baselmans, B. J. van Wees, Electrical detection of spin precession in a metallic mesoscopic spin valve, Nature 416, 713-716 (2002).",
        "10.1038/416713a");

    /// <summary>Contacts of a wire that absorb spin.</summary>
    public static Citation TakahashiMaekawa { get; } = new(
        "takahashi-maekawa-2003",
        "S. Takahashi, S. Maekawa, Spin injection and detection in magnetic nanostructures, Phys. Rev. B 67, 052409 (2003).",
        "10.1103/PhysRevB.67.052409");

    /// <summary>Magnetoresistance of multilayers perpendicular to their layers, the two-current series-resistor model.</summary>
    public static Citation BassPratt { get; } = new(
        "bass-pratt-2007",
        "J. Bass, W. P. Pratt, Spin-diffusion lengths in metals and alloys, and spin-flipping at metal/metal interfaces: an experimentalist's critical review, J. Phys.: Condens. Matter 19, 183201 (2007).",
        "10.1088/0953-8984/19/18/183201");

    /// <summary>Inertia of the magnetization and its nutation.</summary>
    public static Citation CiorneiRubiWegrowe { get; } = new(
        "ciornei-2011",
        "M.-C. Ciornei, J. M. Rubi, J.-E. Wegrowe, Magnetization dynamics in the inertial regime: nutation predicted at short time scales, Phys. Rev. B 83, 020410(R) (2011).",
        "10.1103/PhysRevB.83.020410");

    /// <summary>The equation of motion of a moment whose length changes with temperature.</summary>
    public static Citation Garanin { get; } = new(
        "garanin-1997",
        "D. A. Garanin, Fokker-Planck and Landau-Lifshitz-Bloch equations for classical ferromagnets, Phys. Rev. B 55, 3050 (1997); arXiv:cond-mat/9805054.",
        "10.1103/PhysRevB.55.3050");

    /// <summary>Relaxation of a magnetization along and across a field.</summary>
    public static Citation BlochNuclearInduction { get; } = new(
        "bloch-1946",
        "F. Bloch, Nuclear induction, Phys. Rev. 70, 460-474 (1946).",
        "10.1103/PhysRev.70.460");

    /// <summary>Spontaneous magnetization against temperature, one curve with a shape parameter.</summary>
    public static Citation Kuzmin { get; } = new(
        "kuzmin-2005",
        "M. D. Kuz'min, Shape of temperature dependence of spontaneous magnetization of ferromagnets: quantitative analysis, Phys. Rev. Lett. 94, 107204 (2005).",
        "10.1103/PhysRevLett.94.107204");
}
