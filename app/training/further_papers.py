"""The list of papers beyond those a trainee scans: they measure reading, fields and kinds."""

from __future__ import annotations

from app.training import acts, building, civil_status, land, passport_paper, residence, social, trade
from app.training.drawing import Filling
from app.training.sample_paper import A5, SamplePaper

_TYPED, _WRITTEN = Filling.TYPED, Filling.WRITTEN

FURTHER: tuple[SamplePaper, ...] = (
    SamplePaper("to_khai_cu_tru", residence.to_khai_cu_tru, filling=_WRITTEN),
    SamplePaper("thong_bao_ket_qua_cu_tru", residence.thong_bao_ket_qua_cu_tru),
    SamplePaper("giay_to_cho_o_hop_phap", residence.giay_to_cho_o_hop_phap),
    SamplePaper("to_khai_xac_nhan_tthn", civil_status.to_khai_xac_nhan_tthn, filling=_WRITTEN),
    SamplePaper(
        "to_khai_cap_ban_sao_trich_luc", civil_status.to_khai_cap_ban_sao_trich_luc, filling=_WRITTEN
    ),
    SamplePaper("to_khai_cai_chinh_ho_tich", civil_status.to_khai_cai_chinh_ho_tich, filling=_WRITTEN),
    SamplePaper("to_khai_nhan_cha_me_con", civil_status.to_khai_nhan_cha_me_con, filling=_WRITTEN),
    SamplePaper("to_khai_giam_ho", civil_status.to_khai_giam_ho, filling=_WRITTEN),
    SamplePaper("trich_luc_ho_tich", civil_status.trich_luc_ho_tich),
    SamplePaper("giay_khai_sinh", civil_status.trich_luc_khai_sinh, variant="trich_luc_khai_sinh"),
    SamplePaper("giay_chung_nhan_ket_hon", civil_status.trich_luc_ket_hon, variant="trich_luc_ket_hon"),
    SamplePaper("van_ban_cam_doan", civil_status.van_ban_cam_doan, filling=_WRITTEN),
    SamplePaper("van_ban_cu_nguoi_giam_ho", civil_status.van_ban_cu_nguoi_giam_ho),
    SamplePaper("giay_xac_nhan_khuyet_tat", social.giay_xac_nhan_khuyet_tat, size=A5, tint=(250, 246, 232)),
    SamplePaper("to_khai_tro_giup_xa_hoi", social.to_khai_tro_giup_xa_hoi, filling=_WRITTEN),
    SamplePaper("to_khai_mai_tang", social.to_khai_mai_tang, filling=_WRITTEN),
    SamplePaper("quyet_dinh_tro_cap", social.quyet_dinh_tro_cap),
    SamplePaper("giay_de_nghi_ra_soat_ho_ngheo", social.giay_de_nghi_ra_soat_ho_ngheo, filling=_WRITTEN),
    SamplePaper("giay_chung_nhan_ho_ngheo", social.giay_chung_nhan_ho_ngheo),
    SamplePaper("to_khai_bhyt", social.to_khai_bhyt, filling=_TYPED),
    SamplePaper("don_dang_ky_dat_dai", land.don_dang_ky_dat_dai, filling=_WRITTEN),
    SamplePaper("don_dang_ky_bien_dong", land.don_dang_ky_bien_dong, filling=_TYPED),
    SamplePaper("don_hoa_giai_tranh_chap", land.don_hoa_giai_tranh_chap, filling=_WRITTEN),
    SamplePaper("bien_ban_hoa_giai", land.bien_ban_hoa_giai),
    SamplePaper("hop_dong_giao_dich", land.hop_dong_giao_dich),
    SamplePaper("don_de_nghi_cap_phep_xay_dung", building.don_de_nghi_cap_phep_xay_dung, filling=_TYPED),
    SamplePaper("giay_phep_xay_dung", building.giay_phep_xay_dung),
    SamplePaper("bao_cao_tham_dinh", building.bao_cao_tham_dinh),
    SamplePaper("giay_chung_nhan_dkhkd", trade.giay_chung_nhan_dkhkd, tint=(246, 244, 226)),
    SamplePaper("giay_de_nghi_thay_doi_hkd", trade.giay_de_nghi_thay_doi_hkd, filling=_TYPED),
    SamplePaper("thong_bao_cham_dut_hkd", trade.thong_bao_cham_dut_hkd, filling=_TYPED),
    SamplePaper("bien_ban_hop", trade.bien_ban_hop),
    SamplePaper("thong_bao_le_hoi", acts.thong_bao_le_hoi),
    SamplePaper("van_ban_uy_quyen", acts.hop_dong_uy_quyen, variant="hop_dong_uy_quyen"),
    SamplePaper("ho_chieu", passport_paper.ho_chieu, size=A5),
    SamplePaper("", acts.cong_van, variant="cong_van"),
    SamplePaper("", acts.to_trinh, variant="to_trinh"),
)
